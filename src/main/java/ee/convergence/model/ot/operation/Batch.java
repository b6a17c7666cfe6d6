package ee.convergence.model.ot.operation;

import java.util.List;

/**
 * Operations that are applied together or not at all, each on the state that the one before it left. May be empty.
 * Immutable.
 *
 * @param members the operations in order; members become no-ops in place, a batch never shrinks
 */
public record Batch(List<DiscreteOperation> members) implements Operation {

    public Batch {
        members = List.copyOf(members);
    }
}
