package ee.convergence.bench.load;

import java.nio.ByteBuffer;

/** The protocol's heartbeat (protocol.md section 2). */
final class PingExchange implements Exchange {

    @Override
    public byte[] frame(int slot) {
        return Messages.PING;
    }

    @Override
    public int slotOf(ByteBuffer payload) {
        return Messages.isPong(payload) ? 0 : NO_ANSWER;
    }
}
