package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The sessions that are connected to this node, by domain. Thread-safe; never blocks. */
@ServerSingleton
public final class LiveSessions implements SessionListener {

    private final Map<Long, Map<String, Session>> domains = new ConcurrentHashMap<>();

    @Override
    public void connected(Session session, ConnectionSuccessData.Builder welcome) {
        domains.compute(session.domain().key(), (key, known) -> {
            Map<String, Session> sessions = known == null ? new ConcurrentHashMap<>() : known;
            sessions.put(session.id(), session);
            return sessions;
        });
    }

    @Override
    public void ended(Session session) {
        domains.computeIfPresent(session.domain().key(), (key, sessions) -> {
            sessions.remove(session.id(), session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** The sessions of a domain, in no order. */
    public List<Session> of(Domain domain) {
        return List.copyOf(sessions(domain.key()).values());
    }

    /** The session of this id. */
    public Optional<Session> find(Domain domain, String id) {
        return find(domain.key(), id);
    }

    /** How many sessions there are in all. */
    public int count() {
        return domains.values().stream().mapToInt(Map::size).sum();
    }

    /** Closes the sessions of a domain that meet a condition. */
    public void close(Domain domain, Predicate<Session> condition, CloseStatus status) {
        close(domain.key(), condition, status);
    }

    void close(long domainKey, Predicate<Session> condition, CloseStatus status) {
        sessions(domainKey).values().stream().filter(condition).forEach(session -> session.close(status));
    }

    Optional<Session> find(long domainKey, String id) {
        return Optional.ofNullable(sessions(domainKey).get(id));
    }

    /** The keys of the domains that have sessions here. */
    Set<Long> domainKeys() {
        return Set.copyOf(domains.keySet());
    }

    /** The domain of this key, if it has sessions here. */
    Optional<Domain> domain(long domainKey) {
        return sessions(domainKey).values().stream().findAny().map(Session::domain);
    }

    /** The ids of the sessions of a domain. */
    Set<String> ids(long domainKey) {
        return Set.copyOf(sessions(domainKey).keySet());
    }

    private Map<String, Session> sessions(long domainKey) {
        return domains.getOrDefault(domainKey, Map.of());
    }
}
