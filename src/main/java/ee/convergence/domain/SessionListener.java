package ee.convergence.domain;

import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;

/**
 * A feature that wants to know who comes and goes. Found by CDI; called on any thread, must not block. For one session
 * {@code connected} is called once, before its login is answered, and {@code ended} once after that.
 */
public interface SessionListener {

    /**
     * The session's login is about to be answered. The listener may add to the answer; what it sends to the session
     * goes out after it.
     */
    void connected(Session session, ConnectionSuccessData.Builder welcome);

    /** The session ended, for whatever reason. */
    void ended(Session session);
}
