package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/** What a {@link LoadConnection} tells its user, always on the thread that runs the {@link LoadLoop}. */
public interface ConnectionListener {

    /** The upgrade succeeded. */
    default void opened(LoadConnection connection) {}

    /** One binary message; the buffer is valid during the call only. Pings of the server are answered before this. */
    default void message(LoadConnection connection, ByteBuffer payload) {}

    /** Everything that one read brought has been reported: the time to write the answers together. */
    default void batchEnd(LoadConnection connection) {}

    /** The connection ended without having been closed from this side. Fails unless a listener expects it. */
    default void lost(LoadConnection connection, String reason) {
        throw new LoadFailure("connection lost: " + reason);
    }
}
