package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.presence.PresenceRequestMessage;
import ee.convergence.protocol.wire.presence.UserPresenceData;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends or dies in the middle of a hundred sessions. */
@DisplayName("After a restart")
class RestartIT {

    private static final int CLIENTS = 100;
    private static final int AWAY = 10;

    @TempDir
    Path folder;

    @EachDatabase
    void everybodyComesBackByTokenThoughTheServerWasKilled(TestDatabase database) throws IOException {
        assertAllComeBack(database, true);
    }

    @EachDatabase
    void everybodyComesBackByTokenAfterAnOrderlyEnd(TestDatabase database) throws IOException {
        assertAllComeBack(database, false);
    }

    private void assertAllComeBack(TestDatabase database, boolean killed) throws IOException {
        Map<String, String> settings = settings(database);
        List<ConnectionSuccessData> before = sessionsOfAServerThatEnds(settings, killed);
        List<ConnectionSuccessData> back = before.subList(0, CLIENTS - AWAY);
        try (ServerProcess server = ServerProcess.startIn(folder, settings)) {
            Set<String> sessions = new HashSet<>();
            List<RealtimePeer> peers = new ArrayList<>();
            before.forEach(old -> sessions.add(old.getSessionId()));
            for (ConnectionSuccessData old : back) {
                RealtimePeer peer = RealtimePeer.open(Target.of(server.uri()), Target.OPEN);
                peers.add(peer);
                ConnectionSuccessData success =
                        peer.reconnect(old.getReconnectToken()).getSuccess();
                assertThat(success.getUser()).isEqualTo(old.getUser());
                sessions.add(success.getSessionId());
            }
            assertThat(sessions).hasSize(CLIENTS + back.size());
            assertThat(available(peers.get(0), before)).isEqualTo(users(back));
            ServerDatabase stored = new ServerDatabase(settings.get("convergence.storage.url"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stored.query("SELECT id FROM session WHERE disconnected_at IS NULL")
                                    .size()
                            == back.size());
            assertThat(available(peers.get(0), before)).isEqualTo(users(back));
            for (RealtimePeer peer : peers) {
                peer.proveAlive();
                peer.close();
            }
        }
    }

    private List<ConnectionSuccessData> sessionsOfAServerThatEnds(Map<String, String> settings, boolean killed)
            throws IOException {
        List<ConnectionSuccessData> sessions = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startIn(folder, settings)) {
            List<RealtimePeer> peers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                RealtimePeer peer = RealtimePeer.open(Target.of(server.uri()), Target.OPEN);
                peers.add(peer);
                sessions.add(peer.connect(i % AWAY == 0 && i < CLIENTS - AWAY ? password("alice") : anonymous())
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
        return sessions;
    }

    /** Those of the sessions' users whom the server takes for available. */
    private static Set<DomainUserIdData> available(RealtimePeer peer, List<ConnectionSuccessData> sessions)
            throws IOException {
        return peer
                .request(ConvergenceMessage.newBuilder()
                        .setPresenceRequest(PresenceRequestMessage.newBuilder().addAllUsers(users(sessions))))
                .getPresenceResponse()
                .getUserPresencesList()
                .stream()
                .filter(UserPresenceData::getAvailable)
                .map(UserPresenceData::getUser)
                .collect(Collectors.toSet());
    }

    private static Set<DomainUserIdData> users(List<ConnectionSuccessData> sessions) {
        return sessions.stream().map(session -> session.getUser().getUserId()).collect(Collectors.toSet());
    }

    private static Map<String, String> settings(TestDatabase database) {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice"));
        settings.put("convergence.storage.url", database.settings().url());
        settings.put("convergence.realtime.domain.session-prune-interval", "1 s");
        settings.put("convergence.realtime.domain.idle-session-timeout", "2 s");
        return settings;
    }
}
