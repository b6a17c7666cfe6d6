package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends or dies in the middle of a hundred sessions. */
@DisplayName("After a restart")
class RestartIT {

    private static final int CLIENTS = 100;

    @TempDir
    Path folder;

    @Test
    void everybodyComesBackByTokenThoughTheServerWasKilled() throws IOException {
        assertAllComeBack(true);
    }

    @Test
    void everybodyComesBackByTokenAfterAnOrderlyEnd() throws IOException {
        assertAllComeBack(false);
    }

    private void assertAllComeBack(boolean killed) throws IOException {
        List<ConnectionSuccessData> before = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startIn(folder, settings())) {
            List<RealtimePeer> peers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                RealtimePeer peer = RealtimePeer.open(Target.of(server.uri()), Target.OPEN);
                peers.add(peer);
                before.add(peer.connect(i % 10 == 0 ? password("alice") : anonymous())
                        .getSuccess());
            }
            if (killed) {
                server.kill();
            } else {
                assertThat(server.terminate()).isZero();
            }
            for (RealtimePeer peer : peers) {
                peer.close();
            }
        }
        try (ServerProcess server = ServerProcess.startIn(folder, settings())) {
            Set<String> sessions = new HashSet<>();
            List<RealtimePeer> peers = new ArrayList<>();
            for (ConnectionSuccessData old : before) {
                sessions.add(old.getSessionId());
                RealtimePeer peer = RealtimePeer.open(Target.of(server.uri()), Target.OPEN);
                peers.add(peer);
                ConnectionSuccessData success =
                        peer.reconnect(old.getReconnectToken()).getSuccess();
                assertThat(success.getUser()).isEqualTo(old.getUser());
                sessions.add(success.getSessionId());
            }
            assertThat(sessions).hasSize(2 * CLIENTS);
            ServerDatabase database = new ServerDatabase(server);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.query("SELECT id FROM session WHERE disconnected_at IS NULL")
                                    .size()
                            == CLIENTS);
            for (RealtimePeer peer : peers) {
                peer.proveAlive();
                peer.close();
            }
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice"));
        settings.put("convergence.realtime.domain.session-prune-interval", "1 s");
        settings.put("convergence.realtime.domain.idle-session-timeout", "2 s");
        return settings;
    }
}
