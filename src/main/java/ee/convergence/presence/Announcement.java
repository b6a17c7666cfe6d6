package ee.convergence.presence;

import ee.convergence.domain.Session;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;

/** An event as it is sent, encoded once for all receivers. Immutable. */
record Announcement(ServerMessage message, Mentions mentions) {

    void sendTo(Session session) {
        session.send(message, mentions);
    }
}
