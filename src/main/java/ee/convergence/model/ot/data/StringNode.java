package ee.convergence.model.ot.data;

/**
 * A text. Immutable.
 *
 * @param id the element's id
 * @param value the text; positions in it count UTF-16 code units
 */
public record StringNode(String id, String value) implements Node {

    @Override
    public ElementKind kind() {
        return ElementKind.STRING;
    }
}
