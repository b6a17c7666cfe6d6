package ee.convergence.domain;

import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A logged-in client, as features see it. Thread-safe; no method blocks. */
public interface Session {

    /** The session's id, unique in its domain for all time. */
    String id();

    /** The ids of the latest sessions that it continues, because its login was made by their reconnect token. */
    default List<String> formerIds() {
        return List.of();
    }

    /** The domain that it is connected to. */
    Domain domain();

    /** Who is logged in, as of the login. */
    User user();

    /** Sends a message after what introduces those it mentions. Dropped when the connection is gone. */
    void send(ServerMessage message, Mentions mentions);

    /**
     * Whether little waits to be written. Who has much to send, more than may wait at once, sends while there is room and
     * goes on later; what cannot wait is sent anyway.
     */
    default boolean hasRoom() {
        return true;
    }

    /**
     * Asks the client something.
     *
     * @return the client's answer, or a {@link RequestFailedException} when it is an error, does not come in time, or
     *     too many requests wait already
     */
    CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout);

    /** Ends the session: what is queued is written first. */
    void close(CloseStatus status);
}
