package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.permission.Answer;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Direct chats, of which there is one for each set of users ({@code chat.md} section 3.11). The set that one was made for
 * names it for ever, also when users are deleted. Thread-safe; never blocks.
 */
@ServerSingleton
final class DirectChats {

    /** How the ids of direct chats begin, and of no other. */
    static final String PREFIX = "direct:";

    private record Line(long domainKey) {}

    private final Writer writer;
    private final Counters counters;

    /** Direct chats in this database. */
    @Inject
    DirectChats(Writer writer, Counters counters) {
        this.writer = writer;
        this.counters = counters;
    }

    /** The chats of the user with each of these sets of users, in their order; made if need be. */
    CompletableFuture<Answer<List<ChatInfo>>> of(Domain domain, User user, List<Set<UserId>> sets) {
        return writer.submit(
                new Line(domain.key()),
                handle -> find(handle, domain.key(), user, sets).answer());
    }

    private Decision<List<ChatInfo>> find(Handle handle, long domainKey, User user, List<Set<UserId>> sets) {
        Set<UserId> named = new HashSet<>();
        sets.forEach(named::addAll);
        Map<UserId, User> users = ChatUsers.find(handle, domainKey, named);
        Optional<UserId> missing =
                named.stream().filter(name -> !users.containsKey(name)).findFirst();
        if (missing.isPresent()) {
            return Decision.refused(ErrorCode.USER_NOT_FOUND, "There is no user " + missing.get() + ".");
        }
        List<Chat> chats = new ArrayList<>(sets.size());
        for (Set<UserId> set : sets) {
            Set<Long> keys = set.stream().map(name -> users.get(name).key()).collect(Collectors.toSet());
            keys.add(user.key());
            chats.add(find(handle, domainKey, user, keys));
        }
        Map<Long, List<ChatMember>> members =
                ChatMemberStore.members(handle, chats.stream().map(Chat::key).collect(Collectors.toSet()));
        return Decision.quiet(chats.stream()
                .map(chat -> new ChatInfo(chat, members.getOrDefault(chat.key(), List.of())))
                .toList());
    }

    private Chat find(Handle handle, long domainKey, User user, Set<Long> users) {
        List<Long> sorted = users.stream().sorted().toList();
        String digest = digest(sorted);
        Optional<Chat> known = ChatStore.findDirect(handle, domainKey, digest);
        while (known.isEmpty()) {
            String id = PREFIX + counters.next(handle, Long.toString(domainKey), "direct-chat");
            ChatFounding.Charter charter = new ChatFounding.Charter(
                    new ChatName(domainKey, id), ChatType.DIRECT, true, "", "", sorted, digest);
            known = ChatFounding.found(handle, user, charter).or(() -> ChatStore.findDirect(handle, domainKey, digest));
        }
        return known.get();
    }

    /** Short, however many they are. */
    private static String digest(List<Long> sorted) {
        String text = sorted.stream().map(Object::toString).collect(Collectors.joining(","));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
