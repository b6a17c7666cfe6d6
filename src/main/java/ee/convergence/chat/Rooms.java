package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Who is in which room, on this node. Volatile by intent: after a crash nobody is in any ({@code chat.md} row DB-C14).
 * Thread-safe.
 */
@ServerSingleton
final class Rooms {

    private final Map<ChatName, Room> rooms = new ConcurrentHashMap<>();
    private final Map<Session, Set<ChatName>> entered = new ConcurrentHashMap<>();
    private final ChatSessions sessions;

    /** Nobody is in any. */
    @Inject
    Rooms(ChatSessions sessions) {
        this.sessions = sessions;
    }

    /** Begins a change of who is in a room when all earlier ones are through, see {@link Room#change}. */
    <T> CompletableFuture<T> change(ChatName name, Function<Room, CompletableFuture<T>> change) {
        Room room = rooms.compute(name, (key, known) -> (known == null ? new Room() : known).reserved());
        return room.change(() -> change.apply(room)).whenComplete((result, failure) -> release(name));
    }

    /** Begins something when all changes that were asked for are through, see {@link Room#afterChanges}. */
    <T> CompletableFuture<T> afterChanges(ChatName name, Function<Optional<Room>, CompletableFuture<T>> something) {
        Room room = rooms.computeIfPresent(name, (key, known) -> known.reserved());
        return room == null
                ? something.apply(Optional.empty())
                : room.afterChanges(() -> something.apply(Optional.of(room)))
                        .whenComplete((result, failure) -> release(name));
    }

    /** The room of that name, if somebody is in it. */
    Optional<Room> find(ChatName name) {
        return Optional.ofNullable(rooms.get(name));
    }

    /** Lets a session into a room, within a change of it. False if the session ended meanwhile: it is to be let out again. */
    boolean enter(Room room, Chat chat, Session session) {
        room.enter(chat, session);
        entered.compute(session, (key, known) -> {
            Set<ChatName> names = known == null ? ConcurrentHashMap.newKeySet(2) : known;
            names.add(ChatName.of(chat));
            return names;
        });
        return sessions.contains(session);
    }

    /** Lets sessions out of a room, within a change of it. */
    void exit(Room room, ChatName name, Collection<Session> leaving) {
        for (Session session : leaving) {
            room.exit(session);
            entered.computeIfPresent(session, (key, names) -> {
                names.remove(name);
                return names.isEmpty() ? null : names;
            });
        }
    }

    /** The rooms that a session is in. */
    Set<ChatName> of(Session session) {
        return Set.copyOf(entered.getOrDefault(session, Set.of()));
    }

    /** The members of a chat that is a room. */
    List<ChatMember> members(Chat chat) {
        return find(ChatName.of(chat)).map(room -> room.members(chat.key())).orElseGet(List::of);
    }

    /** What a user who is in a room has seen; empty if the user is not in it. */
    Optional<Long> maxSeen(Chat chat, long userKey) {
        return find(ChatName.of(chat)).flatMap(room -> room.maxSeen(chat.key(), userKey));
    }

    /** The keys of the chats of a domain that a user is in. */
    Set<Long> chatsOf(long domainKey, long userKey) {
        Set<Long> chats = new HashSet<>();
        for (Session session : sessions.of(domainKey, List.of(userKey))) {
            of(session)
                    .forEach(name ->
                            find(name).flatMap(room -> room.chatOf(userKey)).ifPresent(chats::add));
        }
        return chats;
    }

    private void release(ChatName name) {
        rooms.computeIfPresent(name, (key, room) -> room.released() ? null : room);
    }
}
