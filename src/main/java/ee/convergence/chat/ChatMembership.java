package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Grants;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.Target;
import ee.convergence.protocol.ErrorCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Who becomes a member of a chat and who ceases to be one ({@code chat.md} sections 3.3 to 3.6). Thread-safe; never blocks. */
@ServerSingleton
final class ChatMembership {

    private final ChatDesk desk;
    private final Happenings happenings;
    private final RoomPresence presence;
    private final Grants grants;
    private final int most;

    /** Requests are decided at this desk. */
    @Inject
    ChatMembership(ChatDesk desk, Happenings happenings, RoomPresence presence, Grants grants, Settings settings) {
        this.desk = desk;
        this.happenings = happenings;
        this.presence = presence;
        this.grants = grants;
        this.most = settings.chats().maxMembers();
    }

    /** Joins a public channel, or a room with this session; returns what the chat is then. */
    CompletableFuture<Answer<ChatInfo>> join(Session session, String chatId) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> join(handle, name, session.user()))
                .thenCompose(answer -> inRoom(answer, () -> presence.enter(name, session)));
    }

    /** Leaves a channel, or a room with this session. */
    CompletableFuture<Answer<ChatInfo>> leave(Session session, String chatId) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> leave(handle, name, session.user()))
                .thenCompose(answer -> inRoom(answer, () -> presence.leave(name, session)));
    }

    /** Adds a user to a channel. */
    CompletableFuture<Answer<ChatInfo>> add(Session session, String chatId, UserId added) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> add(handle, name, session.user(), added));
    }

    /** Removes another user from a channel, or all sessions of that user from a room. */
    CompletableFuture<Answer<ChatInfo>> remove(Session session, String chatId, UserId removed) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> remove(handle, name, session.user(), removed))
                .thenCompose(answer -> inRoom(answer, () -> presence.remove(name, session.user(), removed)));
    }

    /** Who is in a room is decided elsewhere. */
    private static CompletableFuture<Answer<ChatInfo>> inRoom(
            Answer<ChatInfo> answer, Supplier<CompletableFuture<Answer<ChatInfo>>> inRoom) {
        boolean isRoom = answer.refusal().isEmpty() && answer.value().chat().type() == ChatType.ROOM;
        return isRoom ? inRoom.get() : CompletableFuture.completedFuture(answer);
    }

    private Decision<ChatInfo> join(Handle handle, ChatName name, User user) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (chat.type() == ChatType.ROOM) {
            return chat.isPrivate() && !desk.may(handle, chat, user, PermissionNames.JOIN_CHAT)
                    ? Decision.unauthorized()
                    : Decision.quiet(new ChatInfo(chat, List.of()));
        }
        if (chat.isPrivate()) {
            return Decision.notSupported();
        }
        if (desk.isMember(handle, chat, user)) {
            return Decision.refused(ErrorCode.CHAT_ALREADY_JOINED, "The user is in the chat already.");
        }
        return admitted(handle, chat, user, Optional.empty());
    }

    private Decision<ChatInfo> leave(Handle handle, ChatName name, User user) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (chat.type() == ChatType.ROOM) {
            return Decision.quiet(new ChatInfo(chat, List.of()));
        }
        if (chat.type() == ChatType.DIRECT) {
            return Decision.notSupported();
        }
        if (!desk.may(handle, chat, user, PermissionNames.LEAVE_CHAT)) {
            return Decision.unauthorized();
        }
        if (!desk.isMember(handle, chat, user)) {
            return Decision.notJoined();
        }
        grants.takeAutomatic(handle, target(chat), List.of(user.key()));
        ChatMemberStore.remove(handle, chat.key(), user.key());
        ChatStore.membersChanged(handle, chat.key());
        return done(happenings.add(handle, chat, EventType.LEFT, user));
    }

    private Decision<ChatInfo> add(Handle handle, ChatName name, User user, UserId wanted) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (chat.type() != ChatType.CHANNEL) {
            return Decision.notSupported();
        }
        boolean allowed = desk.may(handle, chat, user, PermissionNames.ADD_CHAT_USER);
        boolean inside = ChatDesk.isExempt(user) || desk.isMember(handle, chat, user);
        if (chat.isPrivate() && !inside && !allowed) {
            return Decision.notFound();
        }
        if (!allowed) {
            return Decision.unauthorized();
        }
        if (!chat.isPrivate() && !inside) {
            return Decision.notJoined();
        }
        Optional<User> added = ChatUsers.find(handle, chat.domainKey(), Set.of(wanted)).values().stream()
                .findFirst();
        if (added.isEmpty()) {
            return Decision.refused(ErrorCode.USER_NOT_FOUND, "There is no user " + wanted + ".");
        }
        if (desk.isMember(handle, chat, added.get())) {
            return Decision.refused(ErrorCode.CHAT_ALREADY_A_MEMBER, "The user is a member already.");
        }
        return admitted(handle, chat, user, added);
    }

    private Decision<ChatInfo> remove(Handle handle, ChatName name, User user, UserId wanted) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (chat.type() == ChatType.ROOM) {
            return Decision.quiet(new ChatInfo(chat, List.of()));
        }
        if (chat.type() == ChatType.DIRECT) {
            return Decision.notSupported();
        }
        boolean inside = ChatDesk.isExempt(user) || desk.isMember(handle, chat, user);
        if (chat.isPrivate() && !inside) {
            return Decision.notFound();
        }
        if (!desk.may(handle, chat, user, PermissionNames.REMOVE_CHAT_USER)) {
            return Decision.unauthorized();
        }
        if (!inside) {
            return Decision.notJoined();
        }
        Optional<User> removed = ChatUsers.find(handle, chat.domainKey(), Set.of(wanted)).values().stream()
                .findFirst()
                .filter(one -> desk.isMember(handle, chat, one));
        if (removed.isEmpty()) {
            return Decision.refused(ErrorCode.NOT_A_MEMBER, "The user is no member.");
        }
        if (removed.get().key() == user.key()) {
            return Decision.refused(ErrorCode.CANT_REMOVE_SELF, "Nobody can remove himself; that is leaving.");
        }
        grants.deleteOfUser(handle, target(chat), removed.get().key());
        ChatMemberStore.remove(handle, chat.key(), removed.get().key());
        ChatStore.membersChanged(handle, chat.key());
        return done(happenings.add(handle, chat, EventType.REMOVED, user, removed.get()));
    }

    /** Makes a member of the user or of the one whom the user adds. */
    private Decision<ChatInfo> admitted(Handle handle, Chat chat, User user, Optional<User> added) {
        if (desk.members(handle, chat).size() >= most) {
            return Decision.refused(ErrorCode.INVALID_MESSAGE, "A chat has at most " + most + " members.");
        }
        long member = added.orElse(user).key();
        ChatMemberStore.add(handle, chat, List.of(member));
        ChatStore.membersChanged(handle, chat.key());
        grants.giveAutomatically(handle, target(chat), List.of(member), PermissionNames.LEAVE_CHAT);
        if (added.isPresent()) {
            return done(happenings.add(handle, chat, EventType.ADDED, user, added.get()));
        }
        Decision.Telling telling = happenings.add(handle, chat, EventType.JOINED, user);
        List<ChatMember> members =
                ChatMemberStore.members(handle, List.of(chat.key())).get(chat.key());
        return Decision.told(new ChatInfo(telling.chat(), members), telling);
    }

    private static Decision<ChatInfo> done(Decision.Telling telling) {
        return Decision.told(new ChatInfo(telling.chat(), List.of()), telling);
    }

    private static Target target(Chat chat) {
        return Target.chat(chat.domainKey(), chat.key());
    }
}
