package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.core.GetPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.OkResponse;
import ee.convergence.protocol.wire.presence.PresenceClearStateMessage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no correct client sends (protocol.md section 1.3). */
@DisplayName("Invalid input")
abstract class InvalidInputContract extends TransportContract {

    private static final Int32Value ID = Int32Value.of(7);

    static Stream<Arguments> undecodable() {
        return Stream.of(
                Arguments.of("no protobuf", new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1}),
                Arguments.of("cut off", new byte[] {0x22, 0x50, 1}),
                Arguments.of("invalid UTF-8", new byte[] {0x3a, 4, 0x0a, 2, (byte) 0xc3, 0x28}),
                Arguments.of("group without end", new byte[] {0x0b}),
                Arguments.of("no body", new byte[] {0x0a, 2, 8, 1}),
                Arguments.of("unknown body", new byte[] {(byte) 0xfa, 0x6f, 0}));
    }

    static Stream<Arguments> wrongIds() {
        ErrorMessage error = ErrorMessage.newBuilder().setCode("unknown").build();
        PresenceClearStateMessage clear = PresenceClearStateMessage.getDefaultInstance();
        return Stream.of(
                Arguments.of("request without id", RealtimePeer.timeRequest()),
                Arguments.of(
                        "request with a response's id",
                        RealtimePeer.timeRequest().setRequestId(ID).setResponseId(ID)),
                Arguments.of("response without id", envelope().setError(error)),
                Arguments.of(
                        "response with a request's id",
                        envelope().setError(error).setResponseId(ID).setRequestId(ID)),
                Arguments.of(
                        "normal message with a request's id",
                        envelope().setPresenceClearState(clear).setRequestId(ID)),
                Arguments.of(
                        "normal message with a response's id",
                        envelope().setPresenceClearState(clear).setResponseId(ID)));
    }

    /** All members that only a server sends. */
    static Stream<String> serverMembers() {
        return ConvergenceMessage.getDescriptor().getOneofs().get(0).getFields().stream()
                .map(FieldDescriptor::getName)
                .filter(name -> name.equals("ok") || name.equals("modelAutoCreateConfigRequest") || fromServer(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void thatCannotBeDecodedDisconnects(String name, byte[] bytes) throws IOException {
        try (RawWebSocket stranger = open();
                RealtimePeer peer = connected()) {
            stranger.send(Frame.binary(bytes));
            assertCloses(stranger, 1008);
            peer.socket().send(Frame.binary(bytes));
            assertCloses(peer.socket(), 1008);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongIds")
    void withWrongIdsDisconnects(String name, ConvergenceMessage.Builder message) throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.send(message.build());
            assertCloses(peer.socket(), 1008);
        }
    }

    @ParameterizedTest
    @MethodSource("serverMembers")
    void thatOnlyAServerSendsDisconnects(String member) throws IOException {
        try (RealtimePeer peer = connected()) {
            FieldDescriptor field = ConvergenceMessage.getDescriptor().findFieldByName(member);
            ConvergenceMessage.Builder message = envelope();
            peer.send(message.setField(field, message.newBuilderForField(field).build())
                    .build());
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void okWithAnIdDisconnectsToo() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.send(envelope()
                    .setOk(OkResponse.getDefaultInstance())
                    .setResponseId(ID)
                    .build());
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void pingWithIdsIsAccepted() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.send(RealtimePeer.ping().toBuilder()
                    .setRequestId(ID)
                    .setResponseId(ID)
                    .build());
            ConvergenceMessage pong = peer.await(ConvergenceMessage.BodyCase.PONG);
            assertThat(pong).isEqualTo(RealtimePeer.pong());
            peer.send(RealtimePeer.pong().toBuilder().setRequestId(ID).build());
            peer.proveAlive();
        }
    }

    @Test
    void pingWithUnknownFieldsIsAccepted() throws IOException {
        try (RawWebSocket socket = open()) {
            socket.send(Frame.binary(Pieces.ping(10)));
            assertThat(socket.receive().payload()).isEqualTo(RealtimePeer.pong().toByteArray());
        }
    }

    @Test
    void responseToNoRequestIsIgnored() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.send(envelope()
                    .setError(ErrorMessage.newBuilder().setCode("unknown"))
                    .setResponseId(ID)
                    .build());
            peer.proveAlive();
        }
    }

    @Test
    void secondConnectionRequestDisconnects() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.ask(envelope().setConnectionRequest(ConnectionRequestMessage.getDefaultInstance()));
            assertCloses(peer.socket(), 1008);
        }
    }

    @Test
    void permissionRequestWithoutATargetIsAnsweredAnError() throws IOException {
        try (RealtimePeer peer = connected()) {
            ConvergenceMessage answer = peer.request(
                    envelope().setGetPermissionsRequest(GetPermissionsRequestMessage.getDefaultInstance()));
            assertThat(answer.getError().getCode()).isIn("invalid_message", "not_supported");
            peer.proveAlive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void isNotWhateverNumberARequestHas(int id) throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.send(RealtimePeer.timeRequest().setRequestId(Int32Value.of(id)).build());
            ConvergenceMessage answer = peer.response(id);
            assertThat(answer.hasServerTimeResponse()).isTrue();
            assertThat(answer.hasRequestId()).isFalse();
        }
    }

    private static boolean fromServer(String name) {
        return !name.equals("modelAutoCreateConfigResponse")
                && name.matches(".*(Response|Changed|Updated|Removed|Ack|remote.*|referenceSet|referenceShared"
                        + "|referenceCleared|referenceUnshared|Joined|Left|Deleted|ForceLeave|forceClose.*"
                        + "|presenceStateSet|presenceStateCleared|modelResyncServerComplete|identityCacheUpdate"
                        + "|chatEventsMarkedSeen|userAddedToChat|userJoinedChat|userLeftChat|userRemovedFromChat"
                        + "|modelOfflineUpdated)");
    }

    private static ConvergenceMessage.Builder envelope() {
        return ConvergenceMessage.newBuilder();
    }
}
