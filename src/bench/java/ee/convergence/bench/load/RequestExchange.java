package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/** The request of the server's time (protocol.md section 3). The login had id 0, so slot n has id n + 1. */
final class RequestExchange implements Exchange {

    private static final byte RESPONSE_ID = 0x12;
    private static final int ID_OFFSET = 3;

    private final byte[][] frames = new byte[SLOTS][];

    RequestExchange() {
        for (int slot = 0; slot < SLOTS; slot++) {
            frames[slot] = Messages.serverTimeRequest(slot + 1);
        }
    }

    @Override
    public byte[] frame(int slot) {
        return frames[slot];
    }

    @Override
    public int slotOf(ByteBuffer payload) {
        int start = payload.position();
        if (payload.remaining() <= ID_OFFSET || payload.get(start) != RESPONSE_ID) {
            return NO_ANSWER;
        }
        return payload.get(start + ID_OFFSET) - 1;
    }
}
