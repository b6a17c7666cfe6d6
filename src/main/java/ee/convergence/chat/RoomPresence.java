package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Grants;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.Target;
import ee.convergence.protocol.ErrorCode;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * Who comes into rooms and who leaves them ({@code chat.md} section 3.3.1). A user's first session and last session are
 * events of the log, others are not. Thread-safe; never blocks.
 */
@ServerSingleton
final class RoomPresence {

    private static final Logger LOG = System.getLogger(RoomPresence.class.getName());

    private final ChatDesk desk;
    private final Happenings happenings;
    private final Rooms rooms;
    private final Grants grants;

    /** Requests are decided at this desk. */
    @Inject
    RoomPresence(ChatDesk desk, Happenings happenings, Rooms rooms, Grants grants) {
        this.desk = desk;
        this.happenings = happenings;
        this.rooms = rooms;
        this.grants = grants;
    }

    /** Lets a session, whose user may enter, into a room. */
    CompletableFuture<Answer<ChatInfo>> enter(ChatName name, Session session) {
        return rooms.change(
                name,
                room -> desk.decide(
                        name,
                        handle -> entering(handle, name, room, session),
                        info -> enter(room, info, session),
                        info -> new ChatInfo(info.chat(), rooms.members(info.chat()))));
    }

    /** Lets a session out that asks for it. */
    CompletableFuture<Answer<ChatInfo>> leave(ChatName name, Session session) {
        return rooms.change(
                name,
                room -> desk.decide(
                        name,
                        handle -> leaving(handle, name, room, session, true),
                        info -> {},
                        info -> exit(room, info, List.of(session))));
    }

    /** Lets all sessions of a user out whom another user removes. */
    CompletableFuture<Answer<ChatInfo>> remove(ChatName name, User user, UserId removed) {
        return rooms.change(
                name,
                room -> desk.decide(
                        name,
                        handle -> removing(handle, name, room, user, removed),
                        info -> {},
                        info -> exit(room, info, sessionsOf(room, info, removed))));
    }

    /** Lets a session that ended out of all rooms. */
    void ended(Session session) {
        rooms.of(session)
                .forEach(name -> rooms.change(
                                name,
                                room -> desk.decide(name, handle -> leaving(handle, name, room, session, false))
                                        .whenComplete((answer, failure) -> rooms.exit(room, name, List.of(session))))
                        .exceptionally(failure -> {
                            LOG.log(
                                    Level.ERROR,
                                    () -> "the end of session " + session.id() + " of "
                                            + session.domain().id() + " is missing in the log of a room",
                                    failure);
                            return null;
                        }));
    }

    private void enter(Room room, ChatInfo info, Session session) {
        if (!rooms.enter(room, info.chat(), session)) {
            ended(session);
        }
    }

    private ChatInfo exit(Room room, ChatInfo info, List<Session> sessions) {
        rooms.exit(room, ChatName.of(info.chat()), sessions);
        return info;
    }

    private static List<Session> sessionsOf(Room room, ChatInfo decided, UserId user) {
        return room.sessions(decided.chat().key()).stream()
                .filter(session -> session.user().id().equals(user))
                .toList();
    }

    private Decision<ChatInfo> entering(Handle handle, ChatName name, Room room, Session session) {
        Optional<Chat> found = room(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        List<Session> own = room.sessionsOf(chat.key(), session.user().key());
        if (own.contains(session)) {
            return Decision.refused(ErrorCode.CHAT_ALREADY_JOINED, "The session is in the room already.");
        }
        if (!own.isEmpty()) {
            return Decision.quiet(new ChatInfo(chat, List.of()));
        }
        grants.giveAutomatically(handle, target(chat), List.of(session.user().key()), PermissionNames.LEAVE_CHAT);
        return done(happenings.add(handle, chat, EventType.JOINED, session.user()));
    }

    private Decision<ChatInfo> leaving(Handle handle, ChatName name, Room room, Session session, boolean asked) {
        Optional<Chat> found = room(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        User user = session.user();
        List<Session> own = room.sessionsOf(chat.key(), user.key());
        if (!own.contains(session)) {
            return Decision.notJoined();
        }
        if (asked && !desk.may(handle, chat, user, PermissionNames.LEAVE_CHAT)) {
            return Decision.unauthorized();
        }
        if (own.size() > 1) {
            return Decision.quiet(new ChatInfo(chat, List.of()));
        }
        grants.takeAutomatic(handle, target(chat), List.of(user.key()));
        return done(happenings.add(handle, chat, EventType.LEFT, user));
    }

    private Decision<ChatInfo> removing(Handle handle, ChatName name, Room room, User user, UserId wanted) {
        Optional<Chat> found = room(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (!desk.may(handle, chat, user, PermissionNames.REMOVE_CHAT_USER)) {
            return Decision.unauthorized();
        }
        if (!ChatDesk.isExempt(user) && room.sessionsOf(chat.key(), user.key()).isEmpty()) {
            return Decision.notJoined();
        }
        Optional<User> removed = room.members(chat.key()).stream()
                .map(ChatMember::user)
                .filter(member -> member.id().equals(wanted))
                .findFirst();
        if (removed.isEmpty()) {
            return Decision.refused(ErrorCode.NOT_A_MEMBER, "The user is not in the room.");
        }
        if (removed.get().key() == user.key()) {
            return Decision.refused(ErrorCode.CANT_REMOVE_SELF, "Nobody can remove himself; that is leaving.");
        }
        grants.deleteOfUser(handle, target(chat), removed.get().key());
        return done(happenings.add(handle, chat, EventType.REMOVED, user, removed.get()));
    }

    private static Optional<Chat> room(Handle handle, ChatName name) {
        return ChatStore.lock(handle, name).filter(chat -> chat.type() == ChatType.ROOM);
    }

    private static Decision<ChatInfo> done(Decision.Telling telling) {
        return Decision.told(new ChatInfo(telling.chat(), List.of()), telling);
    }

    private static Target target(Chat chat) {
        return Target.chat(chat.domainKey(), chat.key());
    }
}
