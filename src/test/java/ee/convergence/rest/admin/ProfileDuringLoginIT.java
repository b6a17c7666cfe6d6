package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.ReconnectTokenAuthRequestData;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whenever a profile changes, a connection learns of it, be it in the midst of its login. */
@DisplayName("A profile that changes during a login")
class ProfileDuringLoginIT {

    private static final int ROUNDS = 200;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(LoginDomains.settings("alice"));

    private final Administrator admin = new Administrator(SERVER.process().uri(), "Bearer " + NodeSuite.ADMIN_TOKEN);

    @Test
    void isToldToTheConnection() throws Exception {
        String token;
        try (RealtimePeer peer = RealtimePeer.open(SERVER.target(), Target.OPEN)) {
            token = peer.connect(LoginDomains.password("alice")).getSuccess().getReconnectToken();
        }
        for (int round = 0; round < ROUNDS; round++) {
            String name = "Alice " + round;
            try (RealtimePeer peer = RealtimePeer.open(SERVER.target(), Target.OPEN)) {
                CompletableFuture<Integer> renamed = CompletableFuture.supplyAsync(() -> rename(name));
                peer.ask(ConvergenceMessage.newBuilder()
                        .setConnectionRequest(RealtimePeer.login()
                                .setReconnect(ReconnectTokenAuthRequestData.newBuilder()
                                        .setToken(token))));
                assertThat(renamed.join()).isEqualTo(200);
                awaitName(peer, name);
            }
        }
    }

    private int rename(String name) {
        try {
            return admin.call("PATCH", "domains/convergence/default/users/alice", "{\"displayName\":\"" + name + "\"}")
                    .status();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Fails by the peer's own patience if the name never comes. */
    private static void awaitName(RealtimePeer peer, String name) throws IOException {
        Optional<String> told = Optional.empty();
        while (!told.equals(Optional.of(name))) {
            ConvergenceMessage message = peer.next();
            if (message.hasConnectionResponse()) {
                told = Optional.of(
                        nameOf(message.getConnectionResponse().getSuccess().getUser()));
            } else if (message.hasIdentityCacheUpdate()) {
                told = message.getIdentityCacheUpdate().getUsersList().stream()
                        .map(ProfileDuringLoginIT::nameOf)
                        .reduce((first, second) -> second)
                        .or(() -> Optional.of(""));
            }
        }
    }

    private static String nameOf(DomainUserData user) {
        return user.getDisplayName().getValue();
    }
}
