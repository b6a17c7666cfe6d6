package ee.convergence.domain;

import java.util.List;

/**
 * A login that succeeded.
 *
 * @param domain where
 * @param user who
 * @param sessionId the new session
 * @param reconnectToken what it can reconnect with
 * @param formerSessions the sessions that it continues, if it reconnected
 */
public record Login(Domain domain, User user, String sessionId, String reconnectToken, List<String> formerSessions) {

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Login[" + domain.id() + ", " + user.id() + ", " + sessionId + "]";
    }
}
