package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.permission.Answer;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.Rights;
import ee.convergence.permission.Target;
import ee.convergence.storage.Work;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Decides requests and sees to it that all hear of what was decided. Thread-safe; never blocks. */
@ServerSingleton
final class ChatDesk {

    private final ChatDeliveries deliveries;
    private final Announcer announcer;
    private final ChatSessions sessions;
    private final Rooms rooms;
    private final Rights rights;
    private final MemberLists lists;

    /** Decides in this database. */
    @Inject
    ChatDesk(
            ChatDeliveries deliveries,
            Announcer announcer,
            ChatSessions sessions,
            Rooms rooms,
            Rights rights,
            Settings settings) {
        this.deliveries = deliveries;
        this.announcer = announcer;
        this.sessions = sessions;
        this.rooms = rooms;
        this.rights = rights;
        this.lists = new MemberLists(settings.chats().rememberedMembers());
    }

    /** Decides in a transaction; completes when everybody is told. */
    <T> CompletableFuture<Answer<T>> decide(ChatName name, Work<Decision<T>> work) {
        return deliveries.after(name, work, decision -> {
            decision.telling().ifPresent(this::tell);
            return decision.answer();
        });
    }

    /** The same, with something to be done, if it is not refused, before others are told and something after it. */
    <T> CompletableFuture<Answer<T>> decide(
            ChatName name, Work<Decision<T>> work, Consumer<T> before, UnaryOperator<T> afterwards) {
        return deliveries.after(name, work, decision -> {
            if (decision.answer().refusal().isPresent()) {
                return decision.answer();
            }
            before.accept(decision.answer().value());
            decision.telling().ifPresent(this::tell);
            return Answer.of(afterwards.apply(decision.answer().value()));
        });
    }

    /** The keys of the members after a change of a chat; in its transaction. A room has none. */
    Set<Long> members(Handle handle, Chat chat) {
        return chat.type() == ChatType.ROOM
                ? Set.of()
                : lists.find(chat).orElseGet(() -> ChatMemberStore.userKeys(handle, chat.key()));
    }

    /** Whether a user is in a chat; of a room whoever has a session there. */
    boolean isMember(Handle handle, Chat chat, User user) {
        return maxSeen(handle, chat, user.key()).isPresent();
    }

    /** What a user who is in a chat has seen; empty if the user is not. */
    Optional<Long> maxSeen(Handle handle, Chat chat, long userKey) {
        return chat.type() == ChatType.ROOM
                ? rooms.maxSeen(chat, userKey)
                : ChatMemberStore.maxSeen(handle, chat.key(), userKey);
    }

    /** Whether a user has a permission, by its canonical name. */
    boolean may(Handle handle, Chat chat, User user, String permission) {
        return rights.has(handle, Target.chat(chat.domainKey(), chat.key()), user, permission);
    }

    /** Whether a user may know of a private chat without being in it, by one of these permissions. */
    boolean mayAny(Handle handle, Chat chat, User user, Set<String> permissions) {
        return rights.of(handle, Target.chat(chat.domainKey(), chat.key()), user).stream()
                .anyMatch(permissions::contains);
    }

    /** Whether a user may create chats where that is restricted. */
    boolean mayCreate(Handle handle, User user, long domainKey) {
        return rights.has(handle, Target.domain(domainKey), user, PermissionNames.CREATE_CHAT);
    }

    /** Whether a user is exempt from having to be a member, as administrators of the server are. */
    static boolean isExempt(User user) {
        return user.id().type() == UserType.CONVERGENCE;
    }

    private void tell(Decision.Telling telling) {
        Chat chat = telling.chat();
        if (telling.news() instanceof ChatNews.Seen seen) {
            rooms.find(ChatName.of(chat))
                    .ifPresent(room -> room.setMaxSeen(chat.key(), seen.user().key(), seen.number()));
        }
        announcer.announce(telling.news(), receivers(telling));
        if (telling.news() instanceof ChatNews.Removed) {
            lists.forget(chat.key());
        } else if (chat.type() != ChatType.ROOM) {
            lists.put(chat, telling.members());
        }
    }

    private List<Session> receivers(Decision.Telling telling) {
        Chat chat = telling.chat();
        if (chat.type() == ChatType.ROOM) {
            return rooms.find(ChatName.of(chat))
                    .map(room -> room.sessions(chat.key()))
                    .orElseGet(List::of);
        }
        List<Session> receivers = sessions.of(chat.domainKey(), telling.members());
        for (Session other : sessions.of(chat.domainKey(), telling.others())) {
            if (!telling.members().contains(other.user().key())) {
                receivers.add(other);
            }
        }
        return receivers;
    }
}
