package ee.convergence.model.ot.data;

/**
 * A number. Immutable.
 *
 * @param id the element's id
 * @param value any IEEE double
 */
public record NumberNode(String id, double value) implements Node {

    @Override
    public ElementKind kind() {
        return ElementKind.NUMBER;
    }
}
