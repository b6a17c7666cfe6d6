package ee.convergence.client;

import ee.convergence.protocol.CloseStatus;
import java.nio.ByteBuffer;

/** A client's socket, as the client sees it. Thread-safe; no method blocks. */
public interface Connection {

    /** Queues one whole message; {@link #flush} must follow. Dropped when the connection is closing. */
    void enqueue(ByteBuffer message);

    /** Whether much less waits than may wait. */
    default boolean hasRoom() {
        return true;
    }

    /** Begins to write what is queued, unless that is going on already. */
    void flush();

    /** Writes what is queued, then closes; messages queued afterwards are dropped. The first status wins. */
    void close(CloseStatus status);

    /** Looks at the connection's deadlines. */
    void sweep(long nowNanos);

    /** Drops TCP without further ado. */
    void abort();
}
