package ee.convergence.model.ot.data;

import java.util.List;

/**
 * An array. Immutable.
 *
 * @param id the element's id
 * @param children the children in their order
 */
public record ArrayNode(String id, List<Node> children) implements Node {

    public ArrayNode {
        children = List.copyOf(children);
    }

    @Override
    public ElementKind kind() {
        return ElementKind.ARRAY;
    }
}
