package ee.convergence.client;

import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The one way out to a client: introduces those that a message mentions, keeps the order, and holds everything back
 * while a login is being answered. Thread-safe; inside its lock messages are only queued, never written.
 */
final class Outbox {

    private final KnownIdentities known;
    private volatile Connection connection;
    private List<Runnable> held;

    /** @param newest what is known by now of a user who is mentioned */
    Outbox(UnaryOperator<MentionedUser> newest) {
        this.known = new KnownIdentities(newest);
    }

    void open(Connection opened) {
        connection = opened;
    }

    boolean isOpen() {
        return connection != null;
    }

    /** From now on messages wait for {@link #release}. */
    synchronized void hold() {
        held = new ArrayList<>(2);
    }

    /** Sends this message, then introduces these, then sends the messages that waited. */
    void release(ServerMessage first, Mentions introduced) {
        synchronized (this) {
            enqueue(first, Mentions.NONE);
            introduce(introduced);
            List<Runnable> waiting = held;
            held = null;
            waiting.forEach(Runnable::run);
        }
        flush();
    }

    void send(ServerMessage message, Mentions mentions) {
        synchronized (this) {
            if (held != null) {
                held.add(() -> enqueue(message, mentions));
                return;
            }
            enqueue(message, mentions);
        }
        flush();
    }

    /** Whether little waits to be written. */
    boolean hasRoom() {
        Connection to = connection;
        return to == null || to.hasRoom();
    }

    /** Tells of a user's change, if the client knows the user. */
    void refresh(MentionedUser changed) {
        synchronized (this) {
            if (held != null) {
                held.add(() -> known.refresh(changed).ifPresent(this::queue));
                return;
            }
            known.refresh(changed).ifPresent(this::queue);
        }
        flush();
    }

    /** Sends bytes that mention nobody and keep no order, such as a pong. */
    void sendNow(ByteBuffer bytes) {
        Connection to = connection;
        if (to != null) {
            to.enqueue(bytes);
            to.flush();
        }
    }

    /** Closes after what is queued; false when there is no socket yet. */
    boolean close(CloseStatus status) {
        Connection to = connection;
        if (to == null) {
            return false;
        }
        to.close(status);
        return true;
    }

    void abort() {
        Connection to = connection;
        if (to != null) {
            to.abort();
        }
    }

    void sweep(long now) {
        Connection to = connection;
        if (to != null) {
            to.sweep(now);
        }
    }

    private void enqueue(ServerMessage message, Mentions mentions) {
        introduce(mentions);
        queue(message);
    }

    private void introduce(Mentions mentions) {
        known.introduce(mentions).ifPresent(this::queue);
    }

    private void queue(ServerMessage message) {
        Connection to = connection;
        if (to != null) {
            to.enqueue(message.bytes());
        }
    }

    private void flush() {
        Connection to = connection;
        if (to != null) {
            to.flush();
        }
    }
}
