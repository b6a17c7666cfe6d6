package ee.convergence.client;

import ee.convergence.config.LimitSettings;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lets a connection's messages through at a bounded rate. What comes faster waits its turn, up to the bound of
 * unprocessed input: nothing is dropped ({@code transport.md} section 8, row 4). Thread-safe; the consumer is called by
 * one thread at a time, in order.
 */
final class RateGate {

    private static final double NANOS = 1e9;

    private final int rate;
    private final int maxMessages;
    private final long maxBytes;
    private final Consumer<ByteBuffer> consumer;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private long bytes;
    private double tokens;
    private long filledAt = System.nanoTime();

    private RateGate(LimitSettings limits, Consumer<ByteBuffer> consumer) {
        this.rate = limits.messageRate();
        this.maxMessages = limits.inboundMessages();
        this.maxBytes = limits.inboundBytes();
        this.consumer = consumer;
        this.tokens = rate;
    }

    /** A gate, or null when the rate is not limited. */
    static RateGate of(LimitSettings limits, Consumer<ByteBuffer> consumer) {
        return limits.messageRate() > 0 ? new RateGate(limits, consumer) : null;
    }

    /** Takes a message; false when too much waits already. */
    boolean offer(ByteBuffer message) {
        synchronized (waiting) {
            if (waiting.size() >= maxMessages || bytes + message.remaining() > maxBytes) {
                return false;
            }
            bytes += message.remaining();
            waiting.addLast(
                    ByteBuffer.allocate(message.remaining()).put(message).flip());
        }
        drain(System.nanoTime());
        return true;
    }

    /** Lets through what may pass by now. */
    void drain(long now) {
        if (drains.getAndIncrement() > 0) {
            return;
        }
        do {
            drains.set(1);
            for (ByteBuffer next = next(now); next != null; next = next(now)) {
                consumer.accept(next);
            }
        } while (!drains.compareAndSet(1, 0));
    }

    private ByteBuffer next(long now) {
        synchronized (waiting) {
            if (now - filledAt > 0) {
                tokens = Math.min(rate, tokens + (now - filledAt) * rate / NANOS);
                filledAt = now;
            }
            if (waiting.isEmpty() || tokens < 1) {
                return null;
            }
            tokens--;
            ByteBuffer message = waiting.removeFirst();
            bytes -= message.remaining();
            return message;
        }
    }
}
