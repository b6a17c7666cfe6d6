package ee.convergence.model.ot.data;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * An element with its value and all its descendants, as it was or is to be at one moment (model.md section 1.1).
 *
 * <p>Immutable. Equality is deep and includes the ids, as ot.md section 7.3 asks for.
 */
public sealed interface Node permits ObjectNode, ArrayNode, StringNode, NumberNode, BooleanNode, NullNode, DateNode {

    /** The element's id, unique within its model for all time. */
    String id();

    /** The element's kind. */
    ElementKind kind();

    /** The elements directly below this one. */
    default Collection<Node> children() {
        return List.of();
    }

    /** Shows the visitor this node and all its descendants, ancestors first. */
    default void forEach(Consumer<Node> visitor) {
        Deque<Node> waiting = new ArrayDeque<>(List.of(this));
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            visitor.accept(node);
            node.children().forEach(waiting::push);
        }
    }
}
