package ee.convergence.model;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.model.live.LiveModels;
import ee.convergence.model.live.Participation;
import ee.convergence.model.live.SessionModels;
import ee.convergence.model.offline.OfflineCopies;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which session has which models open. Thread-safe. */
@ServerSingleton
public final class ModelSessions implements SessionListener {

    private final ConcurrentHashMap<Session, SessionModels> sessions = new ConcurrentHashMap<>();
    private final LiveModels models;
    private final OfflineCopies copies;

    /** For these models, and what is kept of them offline. */
    @Inject
    ModelSessions(LiveModels models, OfflineCopies copies) {
        this.models = models;
        this.copies = copies;
    }

    @Override
    public void connected(Session session, ConnectionSuccessData.Builder welcome) {
        sessions.put(session, new SessionModels(session, copies));
    }

    @Override
    public void ended(Session session) {
        SessionModels ended = sessions.remove(session);
        if (ended != null) {
            ended.end().forEach(models::leave);
            copies.end(session);
        }
    }

    /** The models of a session; empty if it is over. */
    Optional<SessionModels> of(Session session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /** The model that a session calls so. */
    Optional<Participation> find(Session session, int resourceId) {
        return of(session).flatMap(models -> models.find(resourceId));
    }
}
