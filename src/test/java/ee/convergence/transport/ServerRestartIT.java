package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was told that he is logged in can come back, however the server ended (protocol.md section 5.4). */
@DisplayName("After a new start of the server")
class ServerRestartIT {

    private static final int LOGINS = 50;

    @TempDir
    private Path folder;

    @Test
    void tokensAreGoodAfterARegularEnd() throws IOException {
        assertTokensSurvive(ServerProcess::terminate);
    }

    @Test
    void tokensAreGoodAfterAKill() throws IOException {
        assertTokensSurvive(ServerProcess::kill);
    }

    private void assertTokensSurvive(Consumer<ServerProcess> end) throws IOException {
        List<ConnectionSuccessData> before = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startIn(folder, EmbeddedServer.domains())) {
            for (int i = 0; i < LOGINS; i++) {
                try (RealtimePeer peer = RealtimePeer.open(Target.of(server.uri()), Target.OPEN)) {
                    before.add(peer.connectAnonymously("Ada " + i).getSuccess());
                }
            }
            end.accept(server);
        }
        try (ServerProcess server = ServerProcess.startIn(folder, EmbeddedServer.domains())) {
            Target target = Target.of(server.uri());
            List<ConnectionSuccessData> after = new ArrayList<>();
            for (ConnectionSuccessData login : before) {
                after.add(comeBack(target, login));
            }
            after.add(newcomer(target));
            assertAllDifferent(before, after);
            EmbeddedServer.assertLogIsClean(server);
        }
    }

    private static ConnectionSuccessData comeBack(Target target, ConnectionSuccessData login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target, Target.OPEN)) {
            ConnectionSuccessData success =
                    peer.reconnect(login.getReconnectToken()).getSuccess();
            assertThat(success.getUser()).isEqualTo(login.getUser());
            return success;
        }
    }

    private static ConnectionSuccessData newcomer(Target target) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target, Target.OPEN)) {
            return peer.connectAnonymously("Ada").getSuccess();
        }
    }

    private static void assertAllDifferent(List<ConnectionSuccessData> before, List<ConnectionSuccessData> after) {
        List<String> sessions = new ArrayList<>();
        before.forEach(login -> sessions.add(login.getSessionId()));
        after.forEach(login -> sessions.add(login.getSessionId()));
        assertThat(sessions).doesNotHaveDuplicates();
        List<String> users = new ArrayList<>();
        before.forEach(login -> users.add(login.getUser().getUserId().getUsername()));
        users.add(after.get(after.size() - 1).getUser().getUserId().getUsername());
        assertThat(users).doesNotHaveDuplicates();
    }
}
