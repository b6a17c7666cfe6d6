package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Grants;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.Target;
import ee.convergence.protocol.ErrorCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/** How channels and rooms come into being, and how chats end ({@code chat.md} sections 3.1 and 3.2). Thread-safe. */
@ServerSingleton
public final class ChatLife {

    private final ChatDesk desk;
    private final Rooms rooms;
    private final Grants grants;

    /** Requests are decided at this desk. */
    @Inject
    ChatLife(ChatDesk desk, Rooms rooms, Grants grants) {
        this.desk = desk;
        this.rooms = rooms;
        this.grants = grants;
    }

    /** Creates a channel or a room for a user, who gets every permission on it. */
    public CompletableFuture<Answer<Chat>> create(Domain domain, User creator, NewChat wanted) {
        String id = wanted.id().orElseGet(() -> UUID.randomUUID().toString());
        ChatName name = new ChatName(domain.key(), id);
        return desk.decide(name, handle -> create(handle, name, creator, wanted));
    }

    /** Removes a chat if the user may. */
    public CompletableFuture<Answer<Chat>> remove(Domain domain, User user, String chatId) {
        return remove(domain, chatId, (handle, chat) -> desk.may(handle, chat, user, PermissionNames.REMOVE_CHAT));
    }

    /** Removes a chat. */
    CompletableFuture<Answer<Chat>> remove(Domain domain, String chatId) {
        return remove(domain, chatId, (handle, chat) -> true);
    }

    private CompletableFuture<Answer<Chat>> remove(Domain domain, String chatId, BiPredicate<Handle, Chat> allowed) {
        ChatName name = new ChatName(domain.key(), chatId);
        return rooms.change(
                name,
                room -> desk.decide(name, handle -> remove(handle, name, allowed), chat -> {}, chat -> {
                    rooms.exit(room, name, room.sessions(chat.key()));
                    return chat;
                }));
    }

    private Decision<Chat> create(Handle handle, ChatName name, User creator, NewChat wanted) {
        if (ChatStore.isCreationRestricted(handle, name.domainKey())
                && !desk.mayCreate(handle, creator, name.domainKey())) {
            return Decision.unauthorized();
        }
        if (ChatStore.find(handle, name).isPresent()) {
            return taken();
        }
        Map<UserId, User> members = ChatUsers.find(handle, name.domainKey(), wanted.members());
        Optional<UserId> missing = wanted.members().stream()
                .filter(member -> !members.containsKey(member))
                .findFirst();
        if (missing.isPresent()) {
            return Decision.refused(ErrorCode.USER_NOT_FOUND, "There is no user " + missing.get() + ".");
        }
        List<Long> keys = members.values().stream().map(User::key).toList();
        return insert(handle, name, creator, wanted, keys).map(Decision::quiet).orElseGet(ChatLife::taken);
    }

    private Optional<Chat> insert(Handle handle, ChatName name, User creator, NewChat wanted, List<Long> members) {
        Optional<Chat> inserted = ChatFounding.found(
                handle,
                creator,
                new ChatFounding.Charter(
                        name, wanted.type(), wanted.isPrivate(), wanted.name(), wanted.topic(), members, null));
        inserted.ifPresent(chat -> {
            Target target = Target.chat(chat.domainKey(), chat.key());
            grants.giveUsers(handle, target, List.of(creator.key()), PermissionNames.CHAT);
            if (chat.type() == ChatType.CHANNEL) {
                grants.giveAutomatically(handle, target, members, PermissionNames.LEAVE_CHAT);
            }
        });
        return inserted;
    }

    private Decision<Chat> remove(Handle handle, ChatName name, BiPredicate<Handle, Chat> allowed) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        if (!allowed.test(handle, chat)) {
            return Decision.unauthorized();
        }
        Set<Long> members = desk.members(handle, chat);
        grants.deleteAll(handle, Target.chat(chat.domainKey(), chat.key()));
        ChatRemovalStore.remove(handle, chat);
        return Decision.told(chat, new Decision.Telling(chat, new ChatNews.Removed(chat.id()), members, Set.of()));
    }

    private static <T> Decision<T> taken() {
        return Decision.refused(ErrorCode.CHAT_ALREADY_EXISTS, "There is a chat of that id.");
    }
}
