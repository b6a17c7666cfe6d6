package ee.convergence.model.live;

import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.ReferenceShift;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.model.ot.tree.UndoJournal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The references that sessions share on one model (references.md section 3). Every change is noted in the journal. Not
 * thread-safe.
 */
final class References {

    /** One shared reference. */
    record Shared(String session, ReferenceKey key, ReferenceValues values) {}

    private record Owned(String session, ReferenceKey key) {}

    private final UndoJournal journal;
    private final Map<Owned, ReferenceValues> all = new LinkedHashMap<>();

    References(UndoJournal journal) {
        this.journal = journal;
    }

    Optional<ReferenceValues> find(String session, ReferenceKey key) {
        return Optional.ofNullable(all.get(new Owned(session, key)));
    }

    void put(String session, ReferenceKey key, ReferenceValues values) {
        put(new Owned(session, key), values);
    }

    void remove(String session, ReferenceKey key) {
        put(new Owned(session, key), null);
    }

    /** The session is out. */
    void removeAll(String session) {
        keys().stream().filter(owned -> owned.session().equals(session)).forEach(owned -> put(owned, null));
    }

    /** Those of all other sessions. */
    List<Shared> ofOthers(String session) {
        List<Shared> others = new ArrayList<>();
        all.forEach((owned, values) -> {
            if (!owned.session().equals(session)) {
                others.add(new Shared(owned.session(), owned.key(), values));
            }
        });
        return others;
    }

    /** Shifts all of them by an operation that was applied. */
    void shift(Accepted accepted) {
        if (all.isEmpty()) {
            return;
        }
        for (AppliedOperation part : accepted.parts()) {
            shift(part.operation());
            forget(part);
        }
    }

    private void shift(DiscreteOperation operation) {
        if (operation.noOp()) {
            return;
        }
        for (Owned owned : keys()) {
            if (owned.key().element().filter(operation.id()::equals).isPresent()) {
                put(
                        owned,
                        ReferenceShift.shift(operation.id(), all.get(owned), operation)
                                .orElse(null));
            }
        }
    }

    private void forget(AppliedOperation part) {
        Set<String> dropped = new HashSet<>();
        part.forEachDropped(dropped::add);
        if (dropped.isEmpty()) {
            return;
        }
        for (Owned owned : keys()) {
            if (owned.key().element().filter(dropped::contains).isPresent()) {
                put(owned, null);
            } else if (all.get(owned) instanceof ElementIds ids) {
                put(owned, ReferenceShift.without(ids, dropped::contains));
            }
        }
    }

    private List<Owned> keys() {
        return List.copyOf(all.keySet());
    }

    private void put(Owned owned, ReferenceValues values) {
        ReferenceValues former = values == null ? all.remove(owned) : all.put(owned, values);
        journal.record(() -> {
            if (former == null) {
                all.remove(owned);
            } else {
                all.put(owned, former);
            }
        });
    }
}
