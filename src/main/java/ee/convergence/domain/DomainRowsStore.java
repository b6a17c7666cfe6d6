package ee.convergence.domain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** All rows of a domain in the tables of this room. Stateless; works in the caller's transaction. */
final class DomainRowsStore {

    /** In an order that no reference forbids, with their keys. What refers to users in other ways goes with them. */
    private static final List<String> TABLES =
            List.of("reconnect_token", "session", "user_change", "rights_change", "domain_user");

    private static final List<String> KEYS = List.of("token_hash", "id", "change_number", "change_number", "user_key");

    private DomainRowsStore() {}

    /** Deletes so many rows; true when none are left. */
    static boolean deletePortion(Handle handle, long domainKey, int most) {
        for (int i = 0; i < TABLES.size(); i++) {
            String sql = "DELETE FROM " + TABLES.get(i) + " WHERE domain_key = ? AND " + KEYS.get(i) + " IN (SELECT "
                    + KEYS.get(i) + " FROM " + TABLES.get(i) + " WHERE domain_key = ? LIMIT ?)";
            if (handle.execute(sql, domainKey, domainKey, most) > 0) {
                return false;
            }
        }
        handle.execute("DELETE FROM counter WHERE domain = ?", Long.toString(domainKey));
        return true;
    }
}
