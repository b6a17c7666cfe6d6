package ee.convergence.transport;

import ee.convergence.client.Client;
import ee.convergence.client.Connection;
import ee.convergence.protocol.CloseStatus;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One WebSocket as its client sees it: the outgoing queue, and closing in three steps: drain, close, and after a deadline
 * drop TCP ({@code transport.md} section 6 and section 8, row 7). Thread-safe.
 */
final class SocketConnection implements Connection, OutboundQueue.Socket {

    private static final Logger LOG = System.getLogger(SocketConnection.class.getName());

    /** Far more than a client has on its way while it learns that the connection closes. */
    private static final int PIECES_AFTER_CLOSING = 1000;

    private final Session socket;
    private final Client client;
    private final SocketSupport support;
    private final Runnable dropTcp;

    /** Whether a send may hold up its caller while the peer does not read: so Tyrus does, and no host says. */
    private final boolean sendsMayBlock;

    private final MessageAssembler assembler;
    private final OutboundQueue queue;
    private final AtomicReference<CloseStatus> closing = new AtomicReference<>();
    private volatile long closeDeadlineNanos;
    private volatile boolean overflowed;
    private int piecesAfterClosing;

    SocketConnection(Session socket, HandOver handOver, SocketSupport support) {
        this.socket = socket;
        this.client = handOver.client();
        this.sendsMayBlock = handOver.abort() == null;
        this.dropTcp = handOver.abort() == null ? new IdleDrop(socket) : handOver.abort();
        this.support = support;
        this.assembler = new MessageAssembler(support.settings());
        this.queue = new OutboundQueue(support.settings(), this);
    }

    /** A piece of a message came; called by one thread at a time. */
    void received(ByteBuffer piece, boolean last) {
        if (closing.get() != null) {
            discarded();
            return;
        }
        try {
            ByteBuffer message = assembler.add(piece, last);
            if (message != null) {
                client.message(message);
            }
        } catch (AssemblyFailedException failure) {
            client.close(failure.status());
        }
    }

    /** When it overflows, the client ends at the next sweep: who sends may hold locks that a session's end needs. */
    @Override
    public void enqueue(ByteBuffer message) {
        if (!queue.add(message) && beginClosing(CloseStatus.SLOW_READER)) {
            queue.finishNow();
            overflowed = true;
        }
    }

    @Override
    public boolean hasRoom() {
        return queue.hasRoom();
    }

    @Override
    public void flush() {
        if (!sendsMayBlock || !support.offThread(queue::pump)) {
            queue.pump();
        }
    }

    @Override
    public void close(CloseStatus status) {
        if (beginClosing(status)) {
            queue.finish();
        }
    }

    @Override
    public void sweep(long now) {
        if (overflowed) {
            overflowed = false;
            client.close(CloseStatus.SLOW_READER);
        }
        if (closing.get() != null) {
            if (now - closeDeadlineNanos >= 0) {
                abort();
            }
        } else if (queue.isStuck(now)) {
            LOG.log(Level.INFO, () -> "a client of " + client.domainId() + " does not read; its connection is dropped");
            beginClosing(CloseStatus.SLOW_READER);
            abort();
        } else if (assembler.isOverdue(now)) {
            client.close(CloseStatus.ASSEMBLY_FAILED);
        }
    }

    @Override
    public void abort() {
        queue.end();
        beginClosing(CloseStatus.INTERNAL_ERROR);
        dropTcp.run();
        support.offThread(this::closeSocket);
        client.closed();
    }

    @Override
    public void send(ByteBuffer message, SendHandler handler) {
        try {
            socket.getAsyncRemote().sendBinary(message, handler);
        } catch (RuntimeException refused) {
            handler.onResult(new SendResult(refused));
        }
    }

    @Override
    public void drained() {
        if (!support.offThread(this::closeSocket)) {
            support.closeSoon(this::closeSocket);
        }
    }

    /**
     * Does not close at once: a send also fails when the peer's close frame has just come, and Undertow answers it only as
     * long as we have not closed.
     */
    @Override
    public void broken(Throwable cause) {
        beginClosing(CloseStatus.INTERNAL_ERROR);
        client.failed(cause);
        support.closeSoon(this::closeSocket);
    }

    /**
     * Who goes on sending does not listen, and reading it takes the others' time: the deadline is now. Not here, since
     * Undertow does not expect its connection to be dropped by what it calls.
     */
    private void discarded() {
        piecesAfterClosing++;
        if (piecesAfterClosing == PIECES_AFTER_CLOSING) {
            closeDeadlineNanos = System.nanoTime();
        }
    }

    private boolean beginClosing(CloseStatus status) {
        if (closing.get() != null) {
            return false;
        }
        closeDeadlineNanos =
                System.nanoTime() + support.settings().closeDeadline().toNanos();
        return closing.compareAndSet(null, status);
    }

    private void closeSocket() {
        CloseStatus status = closing.get();
        support.abortLater(dropTcp);
        try {
            socket.close(new CloseReason(CloseCodes.getCloseCode(status.code()), status.reason()));
        } catch (IOException | RuntimeException already) {
            LOG.log(Level.DEBUG, () -> "closing a socket that is closed: " + already);
        }
    }
}
