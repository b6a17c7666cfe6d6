package ee.convergence.model.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Operations to be appended to a model, all or none. Immutable.
 *
 * @param model the model
 * @param operations at least one, in order: the first makes the version after the expected one, each other the next
 * @param newSessions those of the operations' sessions that may not have appended to this model before. Each session must
 *     have been named once; naming it again does no harm but costs a statement.
 */
public record Append(ModelKey model, List<StoredOperation> operations, Set<String> newSessions) {

    /** @throws IllegalArgumentException if there are none, or they do not follow upon each other */
    public Append {
        operations = List.copyOf(operations);
        newSessions = Set.copyOf(newSessions);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        for (int i = 1; i < operations.size(); i++) {
            if (operations.get(i).version() != operations.get(0).version() + i) {
                throw new IllegalArgumentException("a gap between the versions of operations");
            }
        }
    }

    /** The version that the model must have. */
    long expectedVersion() {
        return operations.get(0).version() - 1;
    }

    /** The version that the model will have. */
    long newVersion() {
        return expectedVersion() + operations.size();
    }

    /** When the model was modified last then. */
    Instant modified() {
        return operations.get(operations.size() - 1).time();
    }
}
