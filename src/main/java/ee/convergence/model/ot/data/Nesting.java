package ee.convergence.model.ot.data;

/**
 * How deeply elements may lie in a model. Counted in levels of the protocol's messages, because receivers accept a hundred
 * of these in a message: an element lies three levels below the object that holds it and two below an array. What is
 * left of the hundred is for the messages around a model.
 */
public final class Nesting {

    /** The most: thirty objects, or forty-five arrays, within each other. */
    public static final int MOST = 90;

    private Nesting() {}

    /** How many levels below an element of this kind its children lie. */
    public static int below(ElementKind holder) {
        return holder == ElementKind.OBJECT ? 3 : 2;
    }
}
