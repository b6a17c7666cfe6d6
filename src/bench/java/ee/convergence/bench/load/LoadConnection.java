package ee.convergence.bench.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One WebSocket connection of the {@link LoadLoop}. Answers the server's heartbeat by itself, so that idle connections
 * stay open. To be used on the loop's thread only.
 */
public final class LoadConnection {

    private static final byte[] CLOSE = ClientFrame.close();
    private static final byte[] NOTHING = {};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Outgoing outgoing;
    private ConnectionListener listener;
    private State state = State.CONNECTING;
    private byte[] incomplete = NOTHING;

    private enum State {
        CONNECTING,
        UPGRADING,
        OPEN,
        CLOSING,
        CLOSED
    }

    LoadConnection(SocketChannel channel, SelectionKey key, ConnectionListener listener) {
        this.channel = channel;
        this.key = key;
        this.outgoing = new Outgoing(channel, key);
        this.listener = listener;
        key.attach(this);
    }

    /** Hands the connection to another user. */
    public void listener(ConnectionListener next) {
        listener = next;
    }

    /** Whether messages can be sent. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the socket is gone. */
    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Writes one encoded frame, or several. */
    public void write(byte[] frames) {
        write(ByteBuffer.wrap(frames));
    }

    /** Writes encoded frames; what the socket does not take waits, and is then copied. */
    public void write(ByteBuffer frames) {
        try {
            outgoing.write(frames);
        } catch (IOException e) {
            end(e.toString());
        }
    }

    /** Never reads again; the connection's end then shows when writing. */
    public void stopReading() {
        outgoing.stopReading();
    }

    /** Whether something is still to be written. */
    public boolean isWaiting() {
        return outgoing.isWaiting();
    }

    /** Starts the closing handshake. */
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            write(CLOSE);
        } else {
            abort();
        }
    }

    /** Drops the connection at once, with a reset, which leaves no port waiting. */
    public void abort() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException e) {
            throw new LoadFailure("socket not closed", e);
        }
    }

    void ready(LoadLoop loop) {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                state = State.UPGRADING;
                key.interestOps(SelectionKey.OP_READ);
                write(loop.upgradeRequest());
                return;
            }
            if (key.isReadable()) {
                read(loop.input(), loop.payload(), loop.frames());
            }
            if (key.isValid() && key.isWritable()) {
                outgoing.writeWaiting();
            }
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private void read(ByteBuffer input, ByteBuffer payload, FrameReader frames) throws IOException {
        input.clear().put(incomplete);
        if (channel.read(input) < 0) {
            end("end of stream");
            return;
        }
        input.flip();
        if (state == State.UPGRADING && Upgrade.accepted(input)) {
            state = State.OPEN;
            listener.opened(this);
        }
        while (state.compareTo(State.OPEN) >= 0 && frames.next(input, payload)) {
            frame(frames.opcode(), payload);
        }
        if (state == State.OPEN) {
            listener.batchEnd(this);
        }
        keepIncomplete(input);
    }

    private void keepIncomplete(ByteBuffer input) {
        incomplete = input.hasRemaining() ? new byte[input.remaining()] : NOTHING;
        input.get(incomplete);
    }

    private void frame(int opcode, ByteBuffer payload) {
        switch (opcode) {
            case FrameReader.BINARY -> binary(payload);
            case FrameReader.PING -> {
                byte[] content = new byte[payload.remaining()];
                payload.get(content);
                write(ClientFrame.pong(content));
            }
            case FrameReader.CLOSE -> end("closed by the server with " + closeCode(payload));
            default -> throw new LoadFailure("unexpected frame of kind " + opcode);
        }
    }

    private static int closeCode(ByteBuffer payload) {
        return payload.remaining() < 2 ? 1005 : payload.getShort(payload.position());
    }

    private void binary(ByteBuffer payload) {
        if (Messages.isPing(payload)) {
            write(Messages.PONG);
        } else if (state == State.OPEN) {
            listener.message(this, payload);
        }
    }

    private void end(String reason) {
        boolean expected = state.compareTo(State.OPEN) > 0;
        abort();
        if (!expected) {
            listener.lost(this, reason);
        }
    }
}
