package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are connected to this node, by user. Thread-safe; never blocks. */
@ServerSingleton
final class ChatSessions {

    private record Whose(long domainKey, long userKey) {

        static Whose of(Session session) {
            return new Whose(session.domain().key(), session.user().key());
        }
    }

    private final Map<Whose, Set<Session>> sessions = new ConcurrentHashMap<>();

    /** A session begins. */
    void connected(Session session) {
        sessions.compute(Whose.of(session), (key, known) -> {
            Set<Session> all = known == null ? ConcurrentHashMap.newKeySet(1) : known;
            all.add(session);
            return all;
        });
    }

    /** A session ended. */
    void ended(Session session) {
        sessions.computeIfPresent(Whose.of(session), (key, known) -> {
            known.remove(session);
            return known.isEmpty() ? null : known;
        });
    }

    /** Whether the session is connected. */
    boolean contains(Session session) {
        return sessions.getOrDefault(Whose.of(session), Set.of()).contains(session);
    }

    /** The sessions of these users of a domain. */
    List<Session> of(long domainKey, Collection<Long> userKeys) {
        List<Session> found = new ArrayList<>();
        for (long user : userKeys) {
            Set<Session> own = sessions.get(new Whose(domainKey, user));
            if (own != null) {
                found.addAll(own);
            }
        }
        return found;
    }
}
