package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.JwtAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.PasswordAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.ReconnectTokenAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionFailureData;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logins that fail (protocol.md section 4.4): the exact answer, then close 1000. */
@DisplayName("A login that fails")
abstract class RefusedLoginContract extends TransportContract {

    @Test
    void becauseTheDomainDoesNotExist() throws IOException {
        assertRefused(
                Target.MISSING, anonymous(), "domain_not_found", "The domain 'convergence/missing' does not exist");
    }

    @Test
    void becauseTheNamespaceDoesNotExist() throws IOException {
        assertRefused(
                "/nowhere/default", anonymous(), "domain_not_found", "The domain 'nowhere/default' does not exist");
    }

    @Test
    void becauseAnonymousUsersAreNotAllowed() throws IOException {
        assertRefused(
                Target.CLOSED,
                anonymous(),
                "anonymous_auth_disabled",
                "Anonymous authentication is disabled for the requested domain.");
    }

    @Test
    void becauseItHasNoCredentials() throws IOException {
        assertRefused(Target.OPEN, RealtimePeer.login(), "invalid_auth_method", "");
    }

    @Test
    void becauseItsCredentialsAreOfAnUnknownKind() throws IOException {
        ConnectionRequestMessage.Builder login =
                RealtimePeer.login().mergeFrom(bytes(new byte[] {(byte) 0xfa, 0x06, 0}));
        assertRefused(Target.OPEN, login, "invalid_auth_method", "");
    }

    @Test
    void becauseTheTokenIsUnknown() throws IOException {
        for (String token : new String[] {"A".repeat(32), "", "x", "ä".repeat(10_000)}) {
            assertRefused(
                    Target.OPEN,
                    RealtimePeer.login()
                            .setReconnect(
                                    ReconnectTokenAuthRequestData.newBuilder().setToken(token)),
                    "authentication_failed",
                    "Authentication failed");
        }
    }

    @Test
    void becauseTheTokenIsOfAnotherDomain() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            String token = peer.connectAnonymously("Ada").getSuccess().getReconnectToken();
            assertRefused(
                    Target.CLOSED,
                    RealtimePeer.login()
                            .setReconnect(
                                    ReconnectTokenAuthRequestData.newBuilder().setToken(token)),
                    "authentication_failed",
                    "Authentication failed");
        }
    }

    @Test
    void becauseTheUserIsUnknown() throws IOException {
        assertRefused(
                Target.OPEN,
                RealtimePeer.login()
                        .setPassword(PasswordAuthRequestData.newBuilder()
                                .setUsername("nobody")
                                .setPassword("secret")),
                "authentication_failed",
                "Authentication failed");
    }

    @Test
    void becauseTheJwtIsMalformed() throws IOException {
        assertRefused(
                Target.OPEN,
                RealtimePeer.login().setJwt(JwtAuthRequestData.newBuilder().setJwt("not.a.token")),
                "authentication_failed",
                "Authentication failed");
    }

    private void assertRefused(String path, ConnectionRequestMessage.Builder login, String code, String details)
            throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), path)) {
            ConnectionResponseMessage response = peer.connect(login);
            assertThat(response.hasServer()).isFalse();
            assertThat(response.getFailure())
                    .isEqualTo(ConnectionFailureData.newBuilder()
                            .setCode(code)
                            .setDetails(details)
                            .build());
            assertCloses(peer.socket(), 1000);
        }
    }

    private static ConnectionRequestMessage.Builder anonymous() {
        return RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance());
    }

    private static ConnectionRequestMessage bytes(byte[] unknownField) throws IOException {
        return ConnectionRequestMessage.parseFrom(ByteString.copyFrom(unknownField));
    }
}
