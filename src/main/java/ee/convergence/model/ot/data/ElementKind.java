package ee.convergence.model.ot.data;

/** The kinds of elements (model.md section 1.1). The kind decides which operations and references an element takes. */
public enum ElementKind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    DATE
}
