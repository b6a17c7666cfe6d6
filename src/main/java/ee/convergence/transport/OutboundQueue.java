package ee.convergence.transport;

import ee.convergence.config.WebSocketSettings;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * What waits to be written to one connection: bounded by bytes and messages, one asynchronous send in flight ({@code
 * transport.md} section 5 and section 8, row 3). Thread-safe. Its lock is never held while sending, and a send that
 * completes inside the call does not recurse.
 */
final class OutboundQueue implements SendHandler {

    /** The socket, as the queue sees it. No method is called with the queue's lock held. */
    interface Socket {

        /** Begins to send one message; the queue's {@link OutboundQueue#onResult} tells how it went. */
        void send(ByteBuffer message, SendHandler handler);

        /** Everything is written that was queued before {@link OutboundQueue#finish}. Called once. */
        void drained();

        /** A send failed: nothing more can be written. Called once. */
        void broken(Throwable cause);
    }

    private static final int LARGE = 64;
    private static final int ROOM = 4;

    private final WebSocketSettings settings;
    private final Socket socket;
    private ArrayDeque<ByteBuffer> waiting;
    private long bytes;
    private int inFlight = -1;
    private long sendStartedNanos;
    private boolean pumping;
    private boolean finishing;
    private boolean over;

    OutboundQueue(WebSocketSettings settings, Socket socket) {
        this.settings = settings;
        this.socket = socket;
    }

    /** Queues a message; false when there is no room. One message is always taken while nothing waits. */
    synchronized boolean add(ByteBuffer message) {
        if (over || finishing) {
            return true;
        }
        int size = message.remaining();
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        boolean idle = waiting.isEmpty() && inFlight < 0;
        if (!idle && (bytes + size > settings.outboundBytes() || waiting.size() >= settings.outboundMessages())) {
            return false;
        }
        waiting.addLast(message);
        bytes += size;
        return true;
    }

    /** Whether at most a quarter waits of what may wait; also when nothing is taken any longer. */
    synchronized boolean hasRoom() {
        int messages = waiting == null ? 0 : waiting.size();
        return messages <= settings.outboundMessages() / ROOM && bytes <= settings.outboundBytes() / ROOM;
    }

    /** No message is taken any longer. */
    void finish() {
        synchronized (this) {
            finishing = true;
        }
        pump();
    }

    /** As {@link #finish}, but forgets what is queued, save what is being sent. */
    void finishNow() {
        synchronized (this) {
            discard();
        }
        finish();
    }

    /** Nothing is sent any longer. */
    synchronized void end() {
        over = true;
        discard();
    }

    /** Sends what waits, unless a send is in flight or another thread is at it. */
    void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        for (ByteBuffer next = next(); next != null; next = next()) {
            socket.send(next, this);
        }
    }

    @Override
    public void onResult(SendResult result) {
        boolean broken;
        synchronized (this) {
            bytes -= Math.max(inFlight, 0);
            inFlight = -1;
            broken = !result.isOK() && !over;
            if (broken) {
                over = true;
                discard();
            } else if (pumping) {
                return;
            }
        }
        if (broken) {
            socket.broken(result.getException());
        } else {
            pump();
        }
    }

    /** Whether a send began too long ago. */
    synchronized boolean isStuck(long now) {
        return inFlight >= 0
                && !over
                && now - sendStartedNanos > settings.sendDeadline().toNanos();
    }

    private ByteBuffer next() {
        boolean drained;
        synchronized (this) {
            boolean empty = waiting == null || waiting.isEmpty();
            if (!over && inFlight < 0 && !empty) {
                return take();
            }
            pumping = false;
            drained = finishing && !over && inFlight < 0;
            over |= drained;
        }
        if (drained) {
            socket.drained();
        }
        return null;
    }

    private ByteBuffer take() {
        boolean large = waiting.size() > LARGE;
        ByteBuffer next = waiting.removeFirst();
        if (large && waiting.size() == LARGE) {
            waiting = new ArrayDeque<>(waiting);
        }
        inFlight = next.remaining();
        sendStartedNanos = System.nanoTime();
        return next;
    }

    private void discard() {
        waiting = null;
        bytes = Math.max(inFlight, 0);
    }
}
