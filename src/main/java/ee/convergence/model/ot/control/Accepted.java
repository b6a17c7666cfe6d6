package ee.convergence.model.ot.control;

import ee.convergence.model.ot.tree.AppliedOperation;
import java.util.List;

/**
 * A submission that was ordered and applied. Immutable.
 *
 * @param entry what is to be stored, acknowledged and relayed
 * @param parts the members of its operation with what they dropped, for the record
 */
public record Accepted(HistoryEntry entry, List<AppliedOperation> parts) {

    public Accepted {
        parts = List.copyOf(parts);
    }
}
