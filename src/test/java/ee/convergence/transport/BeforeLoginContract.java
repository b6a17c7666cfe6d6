package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.presence.PresenceClearStateMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceRequestMessage;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What may and may not be sent before the login (protocol.md section 1.3). */
@DisplayName("Before the login")
abstract class BeforeLoginContract extends TransportContract {

    @Test
    void pingsAreAnswered() throws IOException {
        try (RawWebSocket socket = open()) {
            assertServed(socket);
            assertServed(socket);
        }
    }

    @Test
    void requestDisconnects() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            peer.ask(RealtimePeer.timeRequest());
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void normalMessageDisconnects() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            peer.send(ConvergenceMessage.newBuilder()
                    .setPresenceClearState(PresenceClearStateMessage.getDefaultInstance())
                    .build());
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void responseIsIgnored() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            peer.send(ConvergenceMessage.newBuilder()
                    .setError(ErrorMessage.newBuilder().setCode("unknown"))
                    .setResponseId(Int32Value.of(0))
                    .build());
            assertThat(peer.connectAnonymously("Ada").hasSuccess()).isTrue();
        }
    }

    @Test
    void secondConnectionRequestDisconnects() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            ConnectionRequestMessage.Builder login = RealtimePeer.login();
            login.getAnonymousBuilder();
            byte[] request = Frame.binary(ConvergenceMessage.newBuilder()
                            .setConnectionRequest(login)
                            .setRequestId(Int32Value.of(0))
                            .build()
                            .toByteArray())
                    .masked();
            byte[] twice = new byte[2 * request.length];
            System.arraycopy(request, 0, twice, 0, request.length);
            System.arraycopy(request, 0, twice, request.length, request.length);
            peer.socket().sendBytes(twice);
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void connectionRequestWithoutIdDisconnects() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            peer.send(ConvergenceMessage.newBuilder()
                    .setConnectionRequest(RealtimePeer.login())
                    .build());
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void whatFollowsTheAnswerAtOnceIsServed() throws IOException {
        try (RealtimePeer peer = connected()) {
            int subscribed = peer.ask(ConvergenceMessage.newBuilder()
                    .setPresenceSubscribeRequest(SubscribePresenceRequestMessage.getDefaultInstance()));
            int asked = peer.ask(RealtimePeer.timeRequest());
            assertThat(peer.response(asked).hasServerTimeResponse()).isTrue();
            assertThat(peer.response(subscribed).hasPresenceSubscribeResponse()).isTrue();
        }
    }
}
