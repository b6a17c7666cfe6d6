package ee.convergence.chat;

import ee.convergence.domain.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who is in a room, on this node ({@code chat.md} section 3.3.1). Changes are made one after the other, each when what the
 * one before it stored is told; who is in at the time of an event is who is told. Thread-safe.
 */
final class Room {

    private static final class Occupant {
        private final Set<Session> sessions = new LinkedHashSet<>(2);
        private long maxSeen;
    }

    private final Map<Long, Occupant> occupants = new LinkedHashMap<>();
    /** The chat that they are in; another one of that id may have come meanwhile. */
    private long chatKey;

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    /** How many changes and other things are under way. */
    private int underWay;

    /** Counts something that is under way. */
    synchronized Room reserved() {
        underWay++;
        return this;
    }

    /** Something is no longer under way; true when nothing is and nobody is in. */
    synchronized boolean released() {
        underWay--;
        return underWay == 0 && occupants.isEmpty();
    }

    /** Begins a change when all before it are through. What the change returns ends when it is through. */
    synchronized <T> CompletableFuture<T> change(Supplier<CompletableFuture<T>> change) {
        CompletableFuture<T> next = last.handle((result, failure) -> null).thenCompose(through -> change.get());
        last = next;
        return next;
    }

    /** Begins something that changes nobody's presence when all changes before it are through, in the order of the calls. */
    synchronized <T> CompletableFuture<T> afterChanges(Supplier<CompletableFuture<T>> something) {
        CompletableFuture<CompletableFuture<T>> begun = last.handle((result, failure) -> something.get());
        last = begun;
        return begun.thenCompose(Function.identity());
    }

    /** Lets a session in. Whoever was in another chat of this id is out. */
    synchronized void enter(Chat chat, Session session) {
        if (chatKey != chat.key()) {
            occupants.clear();
            chatKey = chat.key();
        }
        occupants
                .computeIfAbsent(session.user().key(), user -> new Occupant())
                .sessions
                .add(session);
    }

    /** Lets a session out. */
    synchronized void exit(Session session) {
        Occupant occupant = occupants.get(session.user().key());
        if (occupant != null && occupant.sessions.remove(session) && occupant.sessions.isEmpty()) {
            occupants.remove(session.user().key());
        }
    }

    /** The sessions of a user that are in this chat. */
    synchronized List<Session> sessionsOf(long ofChat, long userKey) {
        Occupant occupant = ofChat == chatKey ? occupants.get(userKey) : null;
        return occupant == null ? List.of() : List.copyOf(occupant.sessions);
    }

    /** All sessions that are in this chat. */
    synchronized List<Session> sessions(long ofChat) {
        List<Session> all = new ArrayList<>();
        if (ofChat == chatKey) {
            occupants.values().forEach(occupant -> all.addAll(occupant.sessions));
        }
        return all;
    }

    /** The users who are in. */
    synchronized List<ChatMember> members(long ofChat) {
        return ofChat != chatKey
                ? List.of()
                : occupants.values().stream()
                        .map(occupant -> new ChatMember(
                                occupant.sessions.iterator().next().user(), occupant.maxSeen))
                        .toList();
    }

    synchronized boolean holds(Session session) {
        Occupant occupant = occupants.get(session.user().key());
        return occupant != null && occupant.sessions.contains(session);
    }

    /** The chat that they are in, if this user is. */
    synchronized Optional<Long> chatOf(long userKey) {
        return occupants.containsKey(userKey) ? Optional.of(chatKey) : Optional.empty();
    }

    /** What a user who is in has seen; empty if the user is not. */
    synchronized Optional<Long> maxSeen(long ofChat, long userKey) {
        Occupant occupant = ofChat == chatKey ? occupants.get(userKey) : null;
        return Optional.ofNullable(occupant).map(in -> in.maxSeen);
    }

    synchronized void setMaxSeen(long ofChat, long userKey, long number) {
        Occupant occupant = ofChat == chatKey ? occupants.get(userKey) : null;
        if (occupant != null) {
            occupant.maxSeen = Math.max(occupant.maxSeen, number);
        }
    }
}
