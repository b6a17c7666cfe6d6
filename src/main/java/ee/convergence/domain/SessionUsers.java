package ee.convergence.domain;

import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Whose sessions were: history refers to sessions that are long over. Stateless; works in the caller's transaction. */
public final class SessionUsers {

    private SessionUsers() {}

    /** The users of these sessions, by session id. */
    public static Map<String, User> find(Handle handle, long domainKey, Collection<String> sessionIds) {
        Map<String, User> users = new HashMap<>();
        Batches.of(List.copyOf(sessionIds))
                .forEach(batch -> handle.createQuery("SELECT s.id AS session_id, u.* FROM session s JOIN domain_user u"
                                + " ON u.domain_key = s.domain_key AND u.user_key = s.user_key"
                                + " WHERE s.domain_key = :domain AND s.id IN (<ids>)")
                        .bind("domain", domainKey)
                        .bindList("ids", batch)
                        .map((row, context) -> Map.entry(row.getString("session_id"), UserRows.user(row)))
                        .forEach(found -> users.put(found.getKey(), found.getValue())));
        return users;
    }
}
