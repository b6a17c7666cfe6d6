package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/**
 * The front door's settings ({@code transport.md} sections 4 to 8). Sizes are bytes.
 *
 * @param maxFrames pieces of one message
 * @param maxStreamDuration time from a message's first piece to its last
 * @param maxMessageSize bytes of one message
 * @param allowedOrigins origins that may connect, {@code *} for any
 * @param missingOriginAllowed whether requests without an origin may connect
 * @param outboundBytes bytes that may wait for one connection
 * @param outboundMessages messages that may wait for one connection
 * @param sendDeadline time one send may take
 * @param closeDeadline time to drain, close and be acknowledged
 */
public record WebSocketSettings(
        int maxFrames,
        Duration maxStreamDuration,
        int maxMessageSize,
        List<String> allowedOrigins,
        boolean missingOriginAllowed,
        long outboundBytes,
        int outboundMessages,
        Duration sendDeadline,
        Duration closeDeadline) {

    static WebSocketSettings of(Config config) {
        return new WebSocketSettings(
                config.getInt("max-frames"),
                config.getDuration("max-stream-duration"),
                Math.toIntExact(config.getBytes("max-message-size")),
                List.copyOf(config.getStringList("allowed-origins")),
                config.getBoolean("missing-origin-allowed"),
                config.getBytes("outbound.max-bytes"),
                config.getInt("outbound.max-messages"),
                config.getDuration("outbound.send-deadline"),
                config.getDuration("outbound.close-deadline"));
    }
}
