package ee.convergence.domain;

import ee.convergence.domain.User.Profile;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table that searches read: it holds exactly the users that can be found. Stateless; works in the caller's transaction. */
final class UserSearchStore {

    private UserSearchStore() {}

    /** Makes a user findable by its present texts, or by none if it is not a normal one, or deleted. */
    static void put(Handle handle, long domainKey, User user) {
        if (user.id().type() != UserType.NORMAL) {
            return;
        }
        if (user.deletedUsername().isPresent()) {
            remove(handle, domainKey, user.key());
            return;
        }
        Profile profile = user.profile();
        handle.execute(
                "INSERT INTO user_search (domain_key, user_key, username, email, first_name, last_name, display_name)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (domain_key, user_key) DO UPDATE SET"
                        + " username = excluded.username, email = excluded.email, first_name = excluded.first_name,"
                        + " last_name = excluded.last_name, display_name = excluded.display_name",
                domainKey,
                user.key(),
                SearchText.folded(user.id().username()),
                folded(profile.email()),
                folded(profile.firstName()),
                folded(profile.lastName()),
                folded(profile.displayName()));
    }

    /** Makes a user unfindable. */
    static void remove(Handle handle, long domainKey, long userKey) {
        handle.execute("DELETE FROM user_search WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }

    private static String folded(Optional<String> text) {
        return text.map(SearchText::folded).orElse(null);
    }
}
