package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/** A message and its answer. Several may be on their way on one connection; their slots tell them apart. */
public interface Exchange {

    /** What the answer does not belong to. */
    int NO_ANSWER = -1;

    /** The most that may be on their way at once on a connection. */
    int SLOTS = 64;

    /** The frame to send in a slot, from 0 to {@link #SLOTS} - 1. */
    byte[] frame(int slot);

    /** The slot that the message answers, or {@link #NO_ANSWER} for a message that is no answer. */
    int slotOf(ByteBuffer payload);

    /** Ping and pong: all alike, so every answer belongs to slot 0. */
    static Exchange ping() {
        return new PingExchange();
    }

    /** Request of the server's time and its response, by request id. */
    static Exchange request() {
        return new RequestExchange();
    }
}
