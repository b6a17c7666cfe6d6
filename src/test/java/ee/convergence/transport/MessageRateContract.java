package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rate of messages, and the bound of those that wait (transport.md section 8, 4). */
@DisplayName("With a limit of messages per second")
abstract class MessageRateContract extends TransportContract {

    private static final int RATE = 100;
    private static final int WAITING = 400;

    /** A rate that a test exceeds, and room for a burst. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.limits.message-rate", Integer.toString(RATE),
            "convergence.realtime.limits.inbound.messages", Integer.toString(WAITING));

    @Test
    void aBurstIsSlowedDownAndAnsweredWholeInOrder() throws IOException {
        try (RealtimePeer peer = connected()) {
            long start = System.nanoTime();
            List<Integer> asked = new ArrayList<>();
            for (int i = 0; i < 3 * RATE; i++) {
                asked.add(peer.ask(RealtimePeer.timeRequest()));
            }
            for (int id : asked) {
                assertThat(peer.response(id).hasServerTimeResponse()).isTrue();
            }
            assertThat(System.nanoTime() - start).isGreaterThan(1_500_000_000L);
        }
    }

    @Test
    void pingsDoNotWait() throws IOException {
        try (RealtimePeer peer = connected()) {
            for (int i = 0; i < 3 * RATE; i++) {
                peer.ask(RealtimePeer.timeRequest());
            }
            peer.send(RealtimePeer.ping());
            long start = System.nanoTime();
            while (!peer.next().hasPong()) {
                assertThat(System.nanoTime() - start).isLessThan(1_500_000_000L);
            }
        }
    }

    @Test
    void moreThanMayWaitDisconnectsThisPeerOnly() throws IOException {
        try (RealtimePeer peer = connected();
                RealtimePeer other = connected()) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            byte[] question = Frame.binary(RealtimePeer.timeRequest()
                            .setRequestId(Int32Value.of(9))
                            .build()
                            .toByteArray())
                    .masked();
            for (int i = 0; i < 2 * (RATE + WAITING); i++) {
                flood.writeBytes(question);
            }
            peer.socket().sendBytes(flood.toByteArray());
            assertCloses(peer.socket(), 1013);
            other.proveAlive();
        }
    }
}
