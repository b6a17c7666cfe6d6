package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Page;
import ee.convergence.domain.User;
import ee.convergence.domain.UserType;
import ee.convergence.permission.Answer;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.Rights;
import ee.convergence.permission.TargetKind;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What users may see of chats ({@code chat.md} sections 3.10, 3.12 and 3.13). Thread-safe; never blocks. */
@ServerSingleton
final class ChatDirectory {

    private final Reader reader;
    private final Rooms rooms;
    private final Rights rights;
    private final ChatDesk desk;

    /** Reads this database. */
    @Inject
    ChatDirectory(Reader reader, Rooms rooms, Rights rights, ChatDesk desk) {
        this.reader = reader;
        this.rooms = rooms;
        this.rights = rights;
        this.desk = desk;
    }

    /** Those of these chats that the user may see, in this order, each once. */
    CompletableFuture<List<ChatInfo>> find(Domain domain, User user, List<String> ids) {
        return reader.read(handle -> {
            Map<String, Chat> chats = visible(handle, domain, user, ids);
            List<Chat> ordered = new LinkedHashSet<>(ids)
                    .stream().filter(chats::containsKey).map(chats::get).toList();
            return infos(handle, ordered);
        });
    }

    /** Whether there is each of these chats, as far as the user may see. */
    CompletableFuture<List<Boolean>> exist(Domain domain, User user, List<String> ids) {
        return reader.read(handle -> {
            Set<String> known = visible(handle, domain, user, ids).keySet();
            return ids.stream().map(known::contains).toList();
        });
    }

    /** The channels that the user is a member of, by id. */
    CompletableFuture<List<ChatInfo>> joined(Domain domain, User user) {
        return reader.read(handle -> infos(handle, ChatMemberStore.channels(handle, domain.key(), user.key())));
    }

    /** Looks among the chats that the user may see. */
    CompletableFuture<Page<ChatInfo>> search(Domain domain, User user, ChatSearch search) {
        return reader.read(handle -> {
            ChatSearchStore.Insight insight = insight(handle, domain, user);
            List<Chat> found =
                    search.limit() == 0 ? List.of() : ChatSearchStore.page(handle, domain.key(), search, insight);
            return new Page<>(infos(handle, found), ChatSearchStore.count(handle, domain.key(), search, insight));
        });
    }

    /** A part of the log of a chat that the user is in. */
    CompletableFuture<Answer<HistoryPage>> history(Domain domain, User user, String chatId, HistoryQuery query) {
        ChatName name = new ChatName(domain.key(), chatId);
        return reader.read(handle -> {
            Optional<Chat> found = ChatStore.find(handle, name);
            if (found.isEmpty()) {
                return Decision.<HistoryPage>notFound().answer();
            }
            return desk.isMember(handle, found.get(), user)
                    ? Answer.of(ChatHistoryStore.page(handle, found.get(), query))
                    : Decision.<HistoryPage>unauthorized().answer();
        });
    }

    /** Chats with their members. */
    List<ChatInfo> infos(Handle handle, List<Chat> chats) {
        Map<Long, List<ChatMember>> members = ChatMemberStore.members(
                handle,
                chats.stream()
                        .filter(chat -> chat.type() != ChatType.ROOM)
                        .map(Chat::key)
                        .toList());
        return chats.stream()
                .map(chat -> new ChatInfo(
                        chat,
                        chat.type() == ChatType.ROOM
                                ? rooms.members(chat)
                                : members.getOrDefault(chat.key(), List.of())))
                .toList();
    }

    private Map<String, Chat> visible(Handle handle, Domain domain, User user, Collection<String> ids) {
        List<Chat> chats = ChatStore.find(handle, domain.key(), new HashSet<>(ids));
        Set<Long> hidden = chats.stream().filter(Chat::isPrivate).map(Chat::key).collect(Collectors.toSet());
        if (!hidden.isEmpty()) {
            hidden.removeAll(ChatMemberStore.memberships(handle, hidden, user.key()));
            hidden.removeAll(rooms.chatsOf(domain.key(), user.key()));
            Map<Long, Set<String>> granted = rights.ofTargets(handle, domain.key(), TargetKind.CHAT, hidden, user);
            hidden.removeIf(key -> granted.get(key).contains(PermissionNames.JOIN_CHAT));
        }
        return chats.stream()
                .filter(chat -> !hidden.contains(chat.key()))
                .collect(Collectors.toMap(Chat::id, Function.identity()));
    }

    private ChatSearchStore.Insight insight(Handle handle, Domain domain, User user) {
        Set<Long> granted = rights.targetsWith(handle, domain.key(), TargetKind.CHAT, user, PermissionNames.JOIN_CHAT);
        boolean everything = user.id().type() == UserType.CONVERGENCE || granted.contains(0L);
        Set<Long> chats = new HashSet<>(granted);
        chats.addAll(rooms.chatsOf(domain.key(), user.key()));
        return new ChatSearchStore.Insight(user.key(), everything, chats);
    }
}
