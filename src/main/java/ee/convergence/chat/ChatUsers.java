package ee.convergence.chat;

import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserKeyStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Finds users by name. Stateless; works in the caller's transaction. */
final class ChatUsers {

    private ChatUsers() {}

    /** Those of these users who exist and were not deleted, by name. */
    static Map<UserId, User> find(Handle handle, long domainKey, Collection<UserId> names) {
        Collection<Long> keys = UserKeyStore.find(handle, domainKey, names).values();
        Map<UserId, User> users = new HashMap<>();
        ChatMentionStore.users(handle, domainKey, keys).values().stream()
                .filter(user -> user.deletedUsername().isEmpty())
                .forEach(user -> users.put(user.id(), user));
        return users;
    }
}
