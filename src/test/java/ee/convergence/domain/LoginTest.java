package ee.convergence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionFailureData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RawWebSocket;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;

/** What tests of logins against the real socket have in common. */
abstract class LoginTest {

    /** The server under test. */
    abstract EmbeddedServer server();

    final Target target() {
        return server().target();
    }

    /** The server's database. */
    final ServerDatabase database() {
        return new ServerDatabase(server().databaseUrl());
    }

    /** A peer that has logged in. */
    final RealtimePeer connected(ConnectionRequestMessage.Builder login) throws IOException {
        RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN);
        assertThat(peer.connect(login).getFailure()).isEqualTo(ConnectionFailureData.getDefaultInstance());
        return peer;
    }

    /** The answer to a login that succeeds; the connection is closed after it. */
    final ConnectionSuccessData success(ConnectionRequestMessage.Builder login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            var response = peer.connect(login);
            assertThat(response.hasSuccess()).as("%s", response).isTrue();
            return response.getSuccess();
        }
    }

    /** The answer to a login that fails, after which the server closes with 1000. */
    final ConnectionFailureData failure(ConnectionRequestMessage.Builder login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            var response = peer.connect(login);
            assertThat(response.hasFailure()).as("%s", response).isTrue();
            assertThat(peer.socket().awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(1000);
            return response.getFailure();
        }
    }

    final void assertWrong(ConnectionRequestMessage.Builder login) throws IOException {
        assertThat(failure(login)).isEqualTo(failure("authentication_failed", "Authentication failed", false));
    }

    final void assertUnavailable(ConnectionRequestMessage.Builder login) throws IOException {
        assertThat(failure(login))
                .isEqualTo(failure(
                        "domain_unavailable",
                        "The domain 'convergence/default' is unavailable, please try again later.",
                        true));
    }

    final void assertNotFound(ConnectionRequestMessage.Builder login) throws IOException {
        assertThat(failure(login))
                .isEqualTo(failure("domain_not_found", "The domain 'convergence/default' does not exist", false));
    }

    final void assertCloses(RealtimePeer peer, int code) throws IOException {
        assertThat(peer.socket().awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(code);
    }

    static ConnectionFailureData failure(String code, String details, boolean retryOk) {
        return ConnectionFailureData.newBuilder()
                .setCode(code)
                .setDetails(details)
                .setRetryOk(retryOk)
                .build();
    }
}
