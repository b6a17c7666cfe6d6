package ee.convergence.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A WebSocket client that does what it is told, right or wrong: for tests of how a server bears it.
 *
 * <p>It reads only when asked to, so that a test can also refuse to read. Not thread-safe, except that one thread may
 * send while another receives.
 */
public final class RawWebSocket implements AutoCloseable {

    /** How long a frame is waited for unless a test says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final RawAnswer answer;
    private byte[] received = {};
    private int length;

    private RawWebSocket(Socket socket, RawAnswer answer) {
        this.socket = socket;
        this.answer = answer;
    }

    /** Connects to a domain. */
    public static RawWebSocket open(Target target, String path) throws IOException {
        return open(target, RawRequest.upgrade(path), 0);
    }

    /**
     * Connects.
     *
     * @param receiveBuffer size of the TCP receive buffer in bytes, 0 for the system's default
     * @throws IOException if the server does not answer 101
     */
    public static RawWebSocket open(Target target, RawRequest request, int receiveBuffer) throws IOException {
        Socket socket = target.connect(receiveBuffer);
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.bytes(target));
            RawAnswer answer = RawAnswer.read(socket.getInputStream(), false);
            if (answer.status() != 101) {
                throw new IOException("The upgrade was refused: " + answer);
            }
            return new RawWebSocket(socket, answer);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The server's answer to the upgrade. */
    public RawAnswer answer() {
        return answer;
    }

    /** Sends one masked frame. */
    public void send(Frame frame) throws IOException {
        sendBytes(frame.masked());
    }

    /** Sends bytes as they are. */
    public void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Receives one frame in {@link #PATIENCE}. */
    public Frame receive() throws IOException {
        return receive(PATIENCE);
    }

    /**
     * Receives one frame.
     *
     * @throws SocketTimeoutException if none arrives in time; what arrived of it is kept for the next call
     * @throws EOFException if the connection has ended
     */
    public Frame receive(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        await(2, deadline);
        int size = received[1] & 0x7f;
        int start = size == 126 ? 4 : size == 127 ? 10 : 2;
        await(start, deadline);
        int payload = size < 126 ? size : Math.toIntExact(number(2, start));
        await(start + payload, deadline);
        Frame frame = new Frame(received[0] & 0xff, Arrays.copyOfRange(received, start, start + payload));
        length -= start + payload;
        System.arraycopy(received, start + payload, received, 0, length);
        return frame;
    }

    /** Receives and drops frames up to the close frame or the end of the connection, without answering either. */
    public CloseStatus awaitClose(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Frame frame = receive(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                if (frame.opcode() == Frame.CLOSE) {
                    return CloseStatus.of(frame);
                }
            }
        } catch (EOFException | SocketException e) {
            return CloseStatus.ABNORMAL;
        }
    }

    /** Receives and drops everything up to the end of the connection: orderly or by a reset. */
    public void awaitEnd(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                receive(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (EOFException | SocketException e) {
            length = 0;
        }
    }

    /** Ends the sending half of the TCP connection. */
    public void closeSendingHalf() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the TCP connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the TCP connection without a close frame. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | received[i] & 0xff;
        }
        return number;
    }

    private void await(int bytes, long deadline) throws IOException {
        if (received.length < bytes) {
            received = Arrays.copyOf(received, Math.max(bytes, 2 * received.length));
        }
        while (length < bytes) {
            long rest = (deadline - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                throw new SocketTimeoutException("Nothing arrived in time");
            }
            socket.setSoTimeout((int) rest);
            int count = socket.getInputStream().read(received, length, received.length - length);
            if (count < 0) {
                throw new EOFException("The connection has ended");
            }
            length += count;
        }
    }
}
