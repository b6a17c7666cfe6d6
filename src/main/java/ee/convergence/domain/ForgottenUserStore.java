package ee.convergence.domain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Anonymous users without session and valid token. Stateless; every method works in the caller's transaction. */
final class ForgottenUserStore {

    private static final String FORGOTTEN = "SELECT u.user_key FROM domain_user u"
            + " WHERE u.domain_key = :domain AND u.user_type = :type"
            + " AND NOT EXISTS (SELECT 1 FROM reconnect_token t WHERE t.domain_key = u.domain_key"
            + " AND t.user_key = u.user_key AND t.expires_at > :now)"
            + " AND NOT EXISTS (SELECT 1 FROM session s WHERE s.domain_key = u.domain_key"
            + " AND s.user_key = u.user_key AND s.disconnected_at IS NULL)";

    private ForgottenUserStore() {}

    /** The first of them after a key, by key. */
    static List<Long> after(Handle handle, long domainKey, long after, long nowMillis, int most) {
        return handle.createQuery(FORGOTTEN + " AND u.user_key > :after ORDER BY u.user_key LIMIT :most")
                .bind("domain", domainKey)
                .bind("type", UserType.ANONYMOUS.code())
                .bind("now", nowMillis)
                .bind("after", after)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** Those among the given, of which there must be at least one. */
    static List<Long> among(Handle handle, long domainKey, List<Long> userKeys, long nowMillis) {
        return handle.createQuery(FORGOTTEN + " AND u.user_key IN (<keys>)")
                .bind("domain", domainKey)
                .bind("type", UserType.ANONYMOUS.code())
                .bind("now", nowMillis)
                .bindList("keys", userKeys)
                .mapTo(Long.class)
                .list();
    }

    /** Removes users, their tokens and their sessions. */
    static void remove(Handle handle, long domainKey, List<Long> userKeys) {
        if (!userKeys.isEmpty()) {
            for (String table : List.of("reconnect_token", "session", "domain_user")) {
                handle.createUpdate("DELETE FROM " + table + " WHERE domain_key = :domain AND user_key IN (<keys>)")
                        .bind("domain", domainKey)
                        .bindList("keys", userKeys)
                        .execute();
            }
        }
    }
}
