package ee.convergence.model.ot.data;

/**
 * A truth value. Immutable.
 *
 * @param id the element's id
 * @param value the truth value
 */
public record BooleanNode(String id, boolean value) implements Node {

    @Override
    public ElementKind kind() {
        return ElementKind.BOOLEAN;
    }
}
