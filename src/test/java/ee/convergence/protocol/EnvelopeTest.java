package ee.convergence.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.core.GetServerTimeRequestMessage;
import ee.convergence.protocol.wire.core.OkResponse;
import ee.convergence.protocol.wire.core.PingMessage;
import ee.convergence.protocol.wire.presence.PresenceClearStateMessage;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Int32Value ZERO = Int32Value.of(0);

    @Test
    void requestIdZeroIsPresent() throws Exception {
        ConvergenceMessage request = time().setRequestId(ZERO).build();
        assertThat(Envelope.read(bytes(request)).hasRequestId()).isTrue();
        assertThat(Envelope.read(ByteBuffer.wrap(new byte[] {0x0a, 0, (byte) 0xa2, 0x01, 0})))
                .isEqualTo(request);
    }

    @Test
    void readsDirectBuffersToo() throws Exception {
        byte[] encoded = time().setRequestId(ZERO).build().toByteArray();
        ByteBuffer direct =
                ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();
        assertThat(Envelope.read(direct).hasServerTimeRequest()).isTrue();
    }

    @Test
    void refusesWrongIds() {
        assertRefused(time().build());
        assertRefused(time().setRequestId(ZERO).setResponseId(ZERO).build());
        assertRefused(normal().setRequestId(ZERO).build());
        assertRefused(normal().setResponseId(ZERO).build());
        assertRefused(error().build());
        assertRefused(error().setResponseId(ZERO).setRequestId(ZERO).build());
    }

    @Test
    void acceptsRightIds() throws Exception {
        assertThat(Envelope.read(bytes(normal().build())).hasPresenceClearState())
                .isTrue();
        assertThat(Envelope.read(bytes(error().setResponseId(ZERO).build())).hasError())
                .isTrue();
    }

    @Test
    void ignoresIdsOfPings() throws Exception {
        ConvergenceMessage ping = ConvergenceMessage.newBuilder()
                .setPing(PingMessage.getDefaultInstance())
                .setRequestId(ZERO)
                .setResponseId(ZERO)
                .build();
        assertThat(Envelope.read(bytes(ping)).hasPing()).isTrue();
    }

    @Test
    void refusesWhatOnlyAServerSendsAndWhatHasNoBody() {
        assertRefused(ConvergenceMessage.newBuilder()
                .setOk(OkResponse.getDefaultInstance())
                .setResponseId(ZERO)
                .build());
        assertRefused(ConvergenceMessage.getDefaultInstance());
        // member 999, unknown
        assertThatThrownBy(() -> Envelope.read(ByteBuffer.wrap(new byte[] {(byte) 0xba, 0x3e, 0})))
                .isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] halfSurrogate = {0x0a, 0, 0x3a, 5, 0x0a, 3, (byte) 0xed, (byte) 0xa0, (byte) 0x80};
        assertThatThrownBy(() -> Envelope.read(ByteBuffer.wrap(halfSurrogate)))
                .isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void knowsThePlainPingAndThePong() throws Exception {
        assertThat(Envelope.isPlainPing(Envelope.ping())).isTrue();
        assertThat(Envelope.isPlainPing(Envelope.pong())).isFalse();
        assertThat(Envelope.isPlainPing(ByteBuffer.allocate(0))).isFalse();
        assertThat(ConvergenceMessage.parseFrom(Envelope.pong()).hasPong()).isTrue();
        assertThat(ConvergenceMessage.parseFrom(Envelope.ping()).hasPing()).isTrue();
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] anything) {
        try {
            assertThat(Envelope.read(ByteBuffer.wrap(anything)).getBodyCase())
                    .isNotEqualTo(ConvergenceMessage.BodyCase.BODY_NOT_SET);
        } catch (ProtocolViolationException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void assertRefused(ConvergenceMessage message) {
        assertThatThrownBy(() -> Envelope.read(bytes(message))).isInstanceOf(ProtocolViolationException.class);
    }

    private static ByteBuffer bytes(ConvergenceMessage message) {
        return ByteBuffer.wrap(message.toByteArray());
    }

    private static ConvergenceMessage.Builder time() {
        return ConvergenceMessage.newBuilder().setServerTimeRequest(GetServerTimeRequestMessage.getDefaultInstance());
    }

    private static ConvergenceMessage.Builder normal() {
        return ConvergenceMessage.newBuilder().setPresenceClearState(PresenceClearStateMessage.getDefaultInstance());
    }

    private static ConvergenceMessage.Builder error() {
        return ConvergenceMessage.newBuilder()
                .setError(ErrorMessage.newBuilder().setCode("unknown"));
    }
}
