package ee.convergence.transport;

import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Thousands of connections on one thread, for watching how all of them end. Not thread-safe. */
final class Fleet implements AutoCloseable {

    private static final int BUFFER = 8192;

    /**
     * The end of one connection.
     *
     * @param nanos when, by {@link System#nanoTime}
     * @param status how
     */
    record End(long nanos, CloseStatus status) {}

    private final Selector selector = Selector.open();
    private final List<End> ends = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    Fleet() throws IOException {}

    /** Connects many, every second of which logs in. */
    void connect(Target target, int count) throws IOException {
        byte[] upgrade = RawRequest.upgrade(Target.OPEN).bytes(target);
        byte[] login = login();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(
                    new InetSocketAddress(target.base().getHost(), target.base().getPort()));
            channel.write(ByteBuffer.wrap(upgrade));
            readHead(channel);
            if (i % 2 == 0) {
                channel.write(ByteBuffer.wrap(login));
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Unread());
        }
    }

    /** Watches, and answers close frames, until so many have ended or the time is over; returns all ends so far. */
    List<End> awaitEnds(int count, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ends.size() < count && System.nanoTime() < deadline) {
            selector.select(100);
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                read(keys.next());
            }
        }
        return List.copyOf(ends);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int count;
        try {
            count = channel.read(buffer.clear());
        } catch (IOException reset) {
            count = -1;
        }
        CloseStatus status = count < 0 ? CloseStatus.ABNORMAL : ((Unread) key.attachment()).take(buffer.flip());
        if (status != null) {
            ends.add(new End(System.nanoTime(), status));
            if (count >= 0) {
                channel.write(ByteBuffer.wrap(
                        Frame.close(status.code(), status.reason()).masked()));
            }
            channel.close();
        }
    }

    private void readHead(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!head.toString().endsWith("\r\n\r\n")) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("Refused after: " + head);
            }
            head.append(StandardCharsets.ISO_8859_1.decode(one.flip()));
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("Refused: " + head);
        }
    }

    private static byte[] login() {
        ConvergenceMessage login = ConvergenceMessage.newBuilder()
                .setRequestId(Int32Value.of(0))
                .setConnectionRequest(RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance()))
                .build();
        return Frame.binary(login.toByteArray()).masked();
    }

    /** What arrived of a frame that is not complete. */
    private static final class Unread {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        /** The status of the close frame, or null if there is none yet. */
        CloseStatus take(ByteBuffer more) {
            bytes = ByteBuffer.allocate(bytes.remaining() + more.remaining())
                    .put(bytes)
                    .put(more)
                    .flip();
            while (bytes.remaining() >= 2) {
                int start = bytes.position();
                int size = bytes.get(start + 1) & 0x7f;
                int header = size == 126 ? 4 : 2;
                if (bytes.remaining() < header) {
                    return null;
                }
                int length = size == 126 ? bytes.getShort(start + 2) & 0xffff : size;
                if (bytes.remaining() < header + length) {
                    return null;
                }
                byte[] payload = new byte[length];
                bytes.position(start + header).get(payload);
                Frame frame = new Frame(bytes.get(start) & 0xff, payload);
                if (frame.opcode() == Frame.CLOSE) {
                    return CloseStatus.of(frame);
                }
            }
            return null;
        }
    }
}
