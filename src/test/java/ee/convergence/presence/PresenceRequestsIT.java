package ee.convergence.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.presence.PresenceRequestMessage;
import ee.convergence.protocol.wire.presence.PresenceSetStateMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceRequestMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the JavaScript client would never send (identity-presence.md section 6, rows 8, 10, 17 and 18). */
@DisplayName("A presence message")
class PresenceRequestsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private RealtimePeer peer;
    private DomainUserIdData own;

    @BeforeEach
    void connect() throws IOException {
        peer = RealtimePeer.open(SERVER.target(), Target.OPEN);
        own = peer.connectAnonymously("Ada").getSuccess().getUser().getUserId();
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
    }

    @Test
    void namesUsersAsTheyAreNamed() throws IOException {
        DomainUserIdData unnamed = DomainUserIdData.getDefaultInstance();
        DomainUserIdData untyped = DomainUserIdData.newBuilder()
                .setUsername("ann")
                .setUserTypeValue(7)
                .build();
        for (DomainUserIdData user : List.of(unnamed, untyped)) {
            assertInvalid(peer.request(ConvergenceMessage.newBuilder()
                    .setPresenceRequest(PresenceRequestMessage.newBuilder().addUsers(user))));
            assertInvalid(peer.request(ConvergenceMessage.newBuilder()
                    .setPresenceSubscribeRequest(
                            SubscribePresenceRequestMessage.newBuilder().addUsers(user))));
        }
        peer.proveAlive();
    }

    @Test
    void setsValuesOfAKindOrNothing() throws IOException {
        set(PresenceSetStateMessage.newBuilder()
                .putState("good", Value.newBuilder().setBoolValue(true).build())
                .putState("bad", Value.getDefaultInstance()));
        assertInvalid(peer.await(BodyCase.ERROR));
        assertThat(peer.request(ConvergenceMessage.newBuilder()
                                .setPresenceRequest(
                                        PresenceRequestMessage.newBuilder().addUsers(own)))
                        .getPresenceResponse()
                        .getUserPresences(0)
                        .getStateMap())
                .isEmpty();
    }

    @Test
    void hasNoMoreThanTheLimits() throws IOException {
        Value text = Value.newBuilder().setStringValue("x".repeat(70_000)).build();
        set(PresenceSetStateMessage.newBuilder().putState("key", text));
        assertInvalid(peer.await(BodyCase.ERROR));
        set(PresenceSetStateMessage.newBuilder()
                .putState("k".repeat(300), Value.newBuilder().setNumberValue(1).build()));
        assertInvalid(peer.await(BodyCase.ERROR));
        SubscribePresenceRequestMessage.Builder many = SubscribePresenceRequestMessage.newBuilder();
        for (int i = 0; i < 5_001; i++) {
            many.addUsers(DomainUserIdData.newBuilder().setUsername("user" + i));
        }
        assertInvalid(peer.request(ConvergenceMessage.newBuilder().setPresenceSubscribeRequest(many)));
    }

    private void set(PresenceSetStateMessage.Builder state) throws IOException {
        peer.send(ConvergenceMessage.newBuilder().setPresenceSetState(state).build());
    }

    private static void assertInvalid(ConvergenceMessage answer) {
        assertThat(answer.getError().getCode()).isEqualTo("invalid_message");
    }
}
