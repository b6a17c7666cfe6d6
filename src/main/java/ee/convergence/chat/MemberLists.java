package ee.convergence.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers who the members of chats were at the last look, by the version of the list. Thread-safe. */
final class MemberLists {

    private record Known(long version, Set<Long> userKeys) {}

    /** Members in all lists together. */
    private final int most;

    private final Map<Long, Known> lists = new LinkedHashMap<>(16, 0.75f, true);
    private int count;

    /** @param most how many members to remember at most, those of all chats together */
    MemberLists(int most) {
        this.most = most;
    }

    /** The keys of a chat's members, if they are known in this version. */
    synchronized Optional<Set<Long>> find(Chat chat) {
        return Optional.ofNullable(lists.get(chat.key()))
                .filter(known -> known.version() == chat.membersVersion())
                .map(Known::userKeys);
    }

    /** Remembers the members in a version, unless a later one is known. */
    synchronized void put(Chat chat, Set<Long> userKeys) {
        Known known = lists.get(chat.key());
        if (known != null && known.version() >= chat.membersVersion()) {
            return;
        }
        forget(chat.key());
        lists.put(chat.key(), new Known(chat.membersVersion(), userKeys));
        count += userKeys.size();
        while (count > most && lists.size() > 1) {
            forget(lists.keySet().iterator().next());
        }
    }

    /** Forgets a chat's members. */
    synchronized void forget(long chatKey) {
        Known known = lists.remove(chatKey);
        if (known != null) {
            count -= known.userKeys().size();
        }
    }
}
