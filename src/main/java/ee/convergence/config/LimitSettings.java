package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much anybody may use; 0 is "off" for connections and rates.
 *
 * @param connections connections in all
 * @param unauthenticated connections that are not logged in
 * @param perAddress connections of one client address
 * @param perDomain connections of one domain
 * @param connectRate new connections a second of one client address
 * @param messageRate messages a second of one connection
 * @param messagesBeforeLogin messages of a connection that is not logged in
 * @param bytesBeforeLogin bytes of a connection that is not logged in
 * @param inboundUnderWay messages of one connection that are processed at once; the others wait
 * @param inboundMessages messages of one connection that are not processed yet
 * @param inboundBytes bytes of one connection that are not processed yet
 * @param serverRequests requests to one client that are not answered yet
 */
public record LimitSettings(
        int connections,
        int unauthenticated,
        int perAddress,
        int perDomain,
        int connectRate,
        int messageRate,
        int messagesBeforeLogin,
        long bytesBeforeLogin,
        int inboundUnderWay,
        int inboundMessages,
        long inboundBytes,
        int serverRequests) {

    static LimitSettings of(Config config) {
        return new LimitSettings(
                config.getInt("connections"),
                config.getInt("unauthenticated"),
                config.getInt("per-address"),
                config.getInt("per-domain"),
                config.getInt("connect-rate"),
                config.getInt("message-rate"),
                config.getInt("before-login.messages"),
                config.getBytes("before-login.bytes"),
                config.getInt("inbound.under-way"),
                config.getInt("inbound.messages"),
                config.getBytes("inbound.bytes"),
                config.getInt("server-requests"));
    }
}
