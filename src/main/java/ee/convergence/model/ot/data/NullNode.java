package ee.convergence.model.ot.data;

/**
 * The value null, which no operation changes. Immutable.
 *
 * @param id the element's id
 */
public record NullNode(String id) implements Node {

    @Override
    public ElementKind kind() {
        return ElementKind.NULL;
    }
}
