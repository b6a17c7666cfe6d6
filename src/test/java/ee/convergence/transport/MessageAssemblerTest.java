package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import ee.convergence.config.WebSocketSettings;
import ee.convergence.protocol.CloseStatus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

    @Test
    void passesOnAWholeMessageWithoutCopying() throws Exception {
        ByteBuffer whole = bytes(5);
        assertThat(assembler("").add(whole, true)).isSameAs(whole);
    }

    @Property
    void putsPiecesTogether(@ForAll @Size(max = 20) List<byte[]> pieces, @ForAll byte[] last) throws Exception {
        MessageAssembler assembler = assembler("");
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            expected.writeBytes(piece);
            ByteBuffer reused =
                    ByteBuffer.allocateDirect(piece.length).put(piece).flip();
            assertThat(assembler.add(reused, false)).isNull();
        }
        expected.writeBytes(last);
        ByteBuffer whole = assembler.add(ByteBuffer.wrap(last), true);
        byte[] actual = new byte[whole.remaining()];
        whole.get(actual);
        assertThat(actual).isEqualTo(expected.toByteArray());
    }

    @Test
    void beginsAfreshAfterEachMessage() throws Exception {
        MessageAssembler assembler = assembler("max-frames = 2");
        for (int message = 0; message < 10; message++) {
            assertThat(assembler.add(bytes(1), false)).isNull();
            assertThat(assembler.add(bytes(1), true).remaining()).isEqualTo(2);
        }
    }

    @Test
    void refusesTooManyBytesWholeOrInPieces() throws Exception {
        MessageAssembler assembler = assembler("max-message-size = 10 B");
        assertThat(assembler.add(bytes(10), true).remaining()).isEqualTo(10);
        assertRefused(assembler, bytes(11), true, CloseStatus.MESSAGE_TOO_BIG);
        assembler.add(bytes(6), false);
        assertRefused(assembler, bytes(5), false, CloseStatus.MESSAGE_TOO_BIG);
    }

    @Test
    void refusesTooManyPieces() throws Exception {
        MessageAssembler assembler = assembler("max-frames = 3");
        for (int piece = 0; piece < 3; piece++) {
            assembler.add(bytes(1), false);
        }
        assertRefused(assembler, bytes(1), true, CloseStatus.ASSEMBLY_FAILED);
    }

    @Test
    void doesNotCountTheLargePiecesThatAServerCutsABigFrameInto() throws Exception {
        MessageAssembler assembler = assembler("max-frames = 3");
        for (int piece = 0; piece < 100; piece++) {
            assertThat(assembler.add(bytes(2048), false)).isNull();
        }
        assertThat(assembler.add(bytes(1), true).remaining()).isEqualTo(100 * 2048 + 1);
    }

    @Test
    void refusesAMessageThatTakesTooLong() throws Exception {
        MessageAssembler assembler = assembler("max-stream-duration = 0 s");
        assertThat(assembler.isOverdue(System.nanoTime())).isFalse();
        try {
            assembler.add(bytes(1), false);
            assertThat(assembler.isOverdue(System.nanoTime() + 1)).isTrue();
            assertRefused(assembler, bytes(1), true, CloseStatus.ASSEMBLY_FAILED);
        } catch (AssemblyFailedException already) {
            assertThat(already.status()).isEqualTo(CloseStatus.ASSEMBLY_FAILED);
        }
    }

    private static void assertRefused(MessageAssembler assembler, ByteBuffer piece, boolean last, CloseStatus status) {
        assertThatThrownBy(() -> assembler.add(piece, last))
                .asInstanceOf(InstanceOfAssertFactories.type(AssemblyFailedException.class))
                .extracting(AssemblyFailedException::status)
                .isEqualTo(status);
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size);
    }

    private static MessageAssembler assembler(String overrides) {
        WebSocketSettings settings = Settings.of(
                        ConfigFactory.parseString("convergence.realtime.websocket {" + overrides + "}"))
                .websocket();
        return new MessageAssembler(settings);
    }
}
