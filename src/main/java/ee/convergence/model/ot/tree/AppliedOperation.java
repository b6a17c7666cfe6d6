package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.DiscreteOperation;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A discrete operation as it was applied, with what is needed to reverse it (query-history.md section B2). Immutable.
 *
 * @param operation the operation; a no-op if it changed nothing
 * @param former what it dropped. For the removal or replacement of an array element or a property: the dropped tree. For a
 *     whole-value set: the element itself as it was. For a splice: a string node with the deleted text. Otherwise absent,
 *     always so for a no-op.
 */
public record AppliedOperation(DiscreteOperation operation, Optional<Node> former) {

    /** Tells the visitor the ids of all elements that are no longer in the model because of this operation. */
    public void forEachDropped(Consumer<String> visitor) {
        former.ifPresent(node -> node.forEach(dropped -> {
            if (!dropped.id().equals(operation.id())) {
                visitor.accept(dropped.id());
            }
        }));
    }
}
