package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Times that every conversation obeys ({@code protocol.md} section 11).
 *
 * @param handshakeTimeout from the creation of a client to its connection request
 * @param requestTimeout until a request is answered
 * @param heartbeatEnabled whether silence is noticed at all
 * @param pingInterval silence after which the server sends a ping
 * @param pongTimeout further silence after which the connection is given up
 * @param clientCreationTimeout time to create a client before the upgrade
 * @param authenticationTimeout from the connection request to its answer
 * @param identityTimeout to look up those that a message mentions
 */
public record ProtocolSettings(
        Duration handshakeTimeout,
        Duration requestTimeout,
        boolean heartbeatEnabled,
        Duration pingInterval,
        Duration pongTimeout,
        Duration clientCreationTimeout,
        Duration authenticationTimeout,
        Duration identityTimeout) {

    static ProtocolSettings of(Config realtime) {
        return new ProtocolSettings(
                realtime.getDuration("protocol.handshake-timeout"),
                realtime.getDuration("protocol.default-request-timeout"),
                realtime.getBoolean("protocol.heartbeat.enabled"),
                realtime.getDuration("protocol.heartbeat.ping-interval"),
                realtime.getDuration("protocol.heartbeat.pong-timeout"),
                realtime.getDuration("client.client-creation-timeout"),
                realtime.getDuration("client.domain-authentication-timeout"),
                realtime.getDuration("client.identity-resolution-timeout"));
    }
}
