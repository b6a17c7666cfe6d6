package ee.convergence.model.live;

import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.ReferenceShift;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.model.ot.tree.UndoJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** The same by what they are on: an element, or the model itself. */
    private final Map<Optional<String>, Set<Owned>> byTarget = new HashMap<>();
    /** How many a session has. */
    private final Map<String, Integer> counts = new HashMap<>();

    References(UndoJournal journal) {
        this.journal = journal;
    }

    Optional<ReferenceValues> find(String session, ReferenceKey key) {
        return Optional.ofNullable(all.get(new Owned(session, key)));
    }

    /** How many the session shares. */
    int count(String session) {
        return counts.getOrDefault(session, 0);
    }

    void put(String session, ReferenceKey key, ReferenceValues values) {
        put(new Owned(session, key), values);
    }

    void remove(String session, ReferenceKey key) {
        put(new Owned(session, key), null);
    }

    /** The session is out. */
    void removeAll(String session) {
        if (counts.containsKey(session)) {
            List.copyOf(all.keySet()).stream()
                    .filter(owned -> owned.session().equals(session))
                    .forEach(owned -> put(owned, null));
        }
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
        for (Owned owned : on(Optional.of(operation.id()))) {
            put(
                    owned,
                    ReferenceShift.shift(operation.id(), all.get(owned), operation)
                            .orElse(null));
        }
    }

    private void forget(AppliedOperation part) {
        Set<String> dropped = new HashSet<>();
        part.forEachDropped(dropped::add);
        if (dropped.isEmpty()) {
            return;
        }
        dropped.forEach(element -> on(Optional.of(element)).forEach(owned -> put(owned, null)));
        for (Owned owned : on(Optional.empty())) {
            if (all.get(owned) instanceof ElementIds ids) {
                put(owned, ReferenceShift.without(ids, dropped::contains));
            }
        }
    }

    /** A copy: they change on the way. */
    private List<Owned> on(Optional<String> target) {
        Set<Owned> there = byTarget.get(target);
        return there == null ? List.of() : List.copyOf(there);
    }

    private void put(Owned owned, ReferenceValues values) {
        ReferenceValues former = all.get(owned);
        if (!Objects.equals(former, values)) {
            set(owned, values);
            journal.record(() -> set(owned, former));
        }
    }

    private void set(Owned owned, ReferenceValues values) {
        if (values == null) {
            all.remove(owned);
            counts.computeIfPresent(owned.session(), (session, count) -> count == 1 ? null : count - 1);
            byTarget.computeIfPresent(owned.key().element(), (target, there) -> {
                there.remove(owned);
                return there.isEmpty() ? null : there;
            });
        } else if (all.put(owned, values) == null) {
            counts.merge(owned.session(), 1, Integer::sum);
            byTarget.computeIfAbsent(owned.key().element(), target -> new LinkedHashSet<>())
                    .add(owned);
        }
    }
}
