package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import java.util.List;

/**
 * An operation as it was applied: what found no element or had nothing to do has become a no-op (ot.md sections 1 and
 * 3.6). Immutable.
 *
 * @param operation the operation to store and to relay
 * @param parts its members in order, with what they dropped
 */
public record Applied(Operation operation, List<AppliedOperation> parts) {

    public Applied {
        parts = List.copyOf(parts);
    }

    /** A discrete operation. */
    public static Applied discrete(AppliedOperation part) {
        return new Applied(part.operation(), List.of(part));
    }

    /** A batch of the given members. */
    public static Applied batch(List<AppliedOperation> parts) {
        List<DiscreteOperation> members =
                parts.stream().map(AppliedOperation::operation).toList();
        return new Applied(new Batch(members), parts);
    }
}
