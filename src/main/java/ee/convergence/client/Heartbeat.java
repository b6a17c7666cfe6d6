package ee.convergence.client;

import ee.convergence.config.ProtocolSettings;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Envelope;
import java.nio.ByteBuffer;

/**
 * Notices silence: sends a ping after the ping interval, gives up after the pong timeout ({@code protocol.md} section
 * 2). {@link #received} may be called on any thread, {@link #sweep} only on the sweep's.
 */
final class Heartbeat {

    private static final ByteBuffer PING = Envelope.ping();

    private final ProtocolSettings settings;
    private volatile long lastReceived;
    private long lastPinged;
    private boolean pinged;

    Heartbeat(ProtocolSettings settings, long now) {
        this.settings = settings;
        this.lastReceived = now;
    }

    void opened(long now) {
        lastReceived = now;
    }

    void received(long now) {
        lastReceived = now;
    }

    void sweep(long now, Outbox outbox, Client client) {
        if (!settings.heartbeatEnabled()) {
            return;
        }
        long heard = lastReceived;
        if (pinged && heard - lastPinged > 0) {
            pinged = false;
        }
        if (!pinged && now - heard >= settings.pingInterval().toNanos()) {
            pinged = true;
            lastPinged = now;
            outbox.sendNow(PING.duplicate());
        } else if (pinged && now - lastPinged >= settings.pongTimeout().toNanos()) {
            client.close(CloseStatus.SILENT);
        }
    }
}
