package ee.convergence.domain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of changes of users' records. Stateless; every method works in the caller's transaction. */
final class UserChangeStore {

    private UserChangeStore() {}

    /**
     * A change.
     *
     * @param number changes that are made later have higher numbers, but may be seen earlier
     * @param domainKey the user's domain
     * @param user the user's record as it is now
     */
    record Change(long number, long domainKey, User user) {}

    /** Notes that a user's record changes. */
    static void add(Handle handle, long domainKey, long userKey) {
        handle.execute("INSERT INTO user_change (domain_key, user_key) VALUES (?, ?)", domainKey, userKey);
    }

    /** The highest number, 0 if there is none. */
    static long last(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(change_number), 0) FROM user_change")
                .mapTo(Long.class)
                .one();
    }

    /** The changes with higher numbers. */
    static List<Change> after(Handle handle, long number) {
        return handle.createQuery("SELECT c.change_number, u.* FROM user_change c JOIN domain_user u"
                        + " ON u.domain_key = c.domain_key AND u.user_key = c.user_key"
                        + " WHERE c.change_number > ? ORDER BY c.change_number")
                .bind(0, number)
                .map((row, context) ->
                        new Change(row.getLong("change_number"), row.getLong("domain_key"), UserRows.user(row)))
                .list();
    }

    /** Forgets the changes up to this number. */
    static int removeUpTo(Handle handle, long number) {
        return handle.execute("DELETE FROM user_change WHERE change_number <= ?", number);
    }
}
