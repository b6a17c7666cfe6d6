package ee.convergence.model.offline;

import ee.convergence.domain.Session;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * All that one session keeps offline. One copy after the other is brought up to date, as fast as the session reads. Not
 * thread-safe but for {@link #find}: changed by the mailbox of all copies only.
 */
final class Shelf {

    private final Session session;
    private final ConcurrentMap<String, OfflineCopy> copies = new ConcurrentHashMap<>();
    /** Copies of which little is to be told, and those that wait for data. */
    private final Set<OfflineCopy> notices = new LinkedHashSet<>();

    private final Set<OfflineCopy> downloads = new LinkedHashSet<>();
    private OfflineCopy underWay;
    private long due;

    /** An empty shelf whose copies are to be compared at that time, on the clock of {@link System#nanoTime}. */
    Shelf(Session session, long due) {
        this.session = session;
        this.due = due;
    }

    Session session() {
        return session;
    }

    /** The copy of this model. For every thread. */
    Optional<OfflineCopy> find(String id) {
        return Optional.ofNullable(copies.get(id));
    }

    /** All copies. */
    Collection<OfflineCopy> all() {
        return List.copyOf(copies.values());
    }

    /** The ids of all models. */
    Set<String> ids() {
        return Set.copyOf(copies.keySet());
    }

    boolean isEmpty() {
        return copies.isEmpty();
    }

    /** Puts a copy there, whose place is free. */
    void put(OfflineCopy copy) {
        copies.put(copy.name().id(), copy);
    }

    /** Takes a copy away, unless another has its place. */
    void remove(OfflineCopy copy) {
        copies.remove(copy.name().id(), copy);
        notices.remove(copy);
        downloads.remove(copy);
    }

    /** Whether all copies are to be compared; if so, they are again at the next time. */
    boolean isDue(long now, long nextDue) {
        boolean is = now - due >= 0;
        if (is) {
            due = nextDue;
        }
        return is;
    }

    /** All copies are to be compared at this time. */
    void dueAt(long time) {
        due = time;
    }

    /** Whether this copy is being brought up to date. */
    boolean isUnderWay(OfflineCopy copy) {
        return underWay == copy;
    }

    /** A copy was compared: it waits to be brought up to date if it has to be. What needs little goes first. */
    void compared(OfflineCopy copy) {
        notices.remove(copy);
        downloads.remove(copy);
        switch (copy.difference()) {
            case DELETED, REVOKED, RIGHTS -> notices.add(copy);
            case DATA -> downloads.add(copy);
            case NONE -> {}
        }
    }

    /** Has the next copy brought up to date, unless one is already, none waits or the session has no room. */
    void proceed(Consumer<OfflineCopy> update) {
        if (underWay != null) {
            return;
        }
        Set<OfflineCopy> from = notices.isEmpty() && session.hasRoom() ? downloads : notices;
        from.stream().findFirst().ifPresent(next -> {
            from.remove(next);
            underWay = next;
            update.accept(next);
        });
    }

    /** What was under way is done. */
    void done() {
        underWay = null;
    }
}
