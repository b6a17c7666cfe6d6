package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random and mutated frames, as many as a subclass says, cost nothing but the connections that they arrive on. */
@DisplayName("Random and mutated frames")
abstract class RandomFramesContract extends TransportContract {

    private static final long SEED = 20_261_124;
    private static final int PLAUSIBLE = 90;
    private static final int ARBITRARY = 4;
    private static final int CONNECTIONS = 64;
    private static final int SPARE_THREADS = 24;

    /** Few connections, so that one left behind would show. */
    static final Map<String, String> SETTINGS =
            Map.of("convergence.realtime.limits.connections", Integer.toString(CONNECTIONS));

    /** How many frames are sent. */
    protected abstract int frames();

    /** The number of the server's threads; 0 where it is not known. */
    protected abstract int threads() throws IOException;

    @Test
    void leaveTheServerAsItWas() throws IOException {
        assertServesOthers();
        int before = threads();
        RandomFrames frames = new RandomFrames(SEED);
        int sent = 0;
        for (int i = 0; sent < frames(); i++) {
            RealtimePeer peer = Crowd.newcomer(target());
            if (i % 2 == 0) {
                peer.connectAnonymously("Ada");
                sent += send(peer.socket(), frames::plausible, PLAUSIBLE);
            }
            sent += send(peer.socket(), frames::arbitrary, ARBITRARY);
            peer.socket().reset();
        }
        try (Crowd crowd = new Crowd(target())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                crowd.strangers(1);
                crowd.loginAll();
            }
            for (RealtimePeer member : crowd.members()) {
                member.proveAlive();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(before + SPARE_THREADS));
    }

    /** How many of so many frames the server has taken before it ended the connection. */
    private static int send(RawWebSocket socket, Supplier<byte[]> frames, int count) throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                socket.sendBytes(frames.get());
            }
            return count;
        } catch (SocketException ended) {
            return 1;
        }
    }
}
