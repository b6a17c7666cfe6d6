package ee.convergence.model.offline;

import ee.convergence.domain.Session;
import ee.convergence.model.live.ModelName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * All that is kept offline, by session and by model. {@link #find} and {@link #contains} are thread-safe; the rest is for
 * the mailbox of all copies.
 */
final class Shelves {

    private final ConcurrentMap<Session, Shelf> sessions = new ConcurrentHashMap<>();
    private final ConcurrentMap<ModelName, Set<OfflineCopy>> models = new ConcurrentHashMap<>();

    /** The copy that a session has of a model. */
    Optional<OfflineCopy> find(Session session, String id) {
        return find(session).flatMap(shelf -> shelf.find(id));
    }

    /** Whether anybody has a copy of this model. */
    boolean contains(ModelName model) {
        return models.containsKey(model);
    }

    /** Whether nobody has any copy. */
    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** The shelf of a session, if it has any copies. */
    Optional<Shelf> find(Session session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /** All shelves. */
    Collection<Shelf> all() {
        return sessions.values();
    }

    /** All copies of a model. */
    List<OfflineCopy> of(ModelName model) {
        return List.copyOf(models.getOrDefault(model, Set.of()));
    }

    /** All copies. */
    Stream<OfflineCopy> copies() {
        return models.values().stream().flatMap(Set::stream);
    }

    /** Puts a copy on its session's shelf in place of the one that may be there. */
    void put(Shelf shelf, OfflineCopy copy) {
        shelf.find(copy.name().id()).ifPresent(former -> remove(shelf, former));
        sessions.putIfAbsent(shelf.session(), shelf);
        shelf.put(copy);
        models.computeIfAbsent(copy.name(), first -> new LinkedHashSet<>()).add(copy);
    }

    /** Takes a copy away; with its last one the shelf goes. */
    void remove(Shelf shelf, OfflineCopy copy) {
        copy.end();
        shelf.remove(copy);
        models.computeIfPresent(copy.name(), (model, copies) -> {
            copies.remove(copy);
            return copies.isEmpty() ? null : copies;
        });
        if (shelf.isEmpty()) {
            sessions.remove(shelf.session(), shelf);
        }
    }
}
