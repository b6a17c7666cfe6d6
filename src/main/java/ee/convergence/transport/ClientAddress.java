package ee.convergence.transport;

import ee.convergence.config.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address of who is connecting: forwarding headers count only from a trusted proxy ({@code transport.md}
 * section 2 and section 8, row 8). Immutable and thread-safe.
 */
final class ClientAddress {

    private static final String UNKNOWN = "unknown";

    private final List<Network> trusted;

    ClientAddress(ServerSettings settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /** The address without a port, or {@code unknown}. */
    String of(HttpServletRequest request) {
        Optional<String> peer = Optional.ofNullable(request.getRemoteAddr()).flatMap(IpLiteral::withoutPort);
        if (peer.isPresent() && isTrusted(peer.get())) {
            String forwarded = request.getHeader("X-Forwarded-For");
            if (forwarded != null) {
                return IpLiteral.withoutPort(forwarded.split(",", 2)[0]).orElse(UNKNOWN);
            }
            String real = request.getHeader("X-Real-Ip");
            if (real != null) {
                return IpLiteral.withoutPort(real).orElse(UNKNOWN);
            }
        }
        return peer.orElse(UNKNOWN);
    }

    private boolean isTrusted(String peer) {
        return IpLiteral.parse(peer)
                .filter(address -> trusted.stream().anyMatch(network -> network.contains(address)))
                .isPresent();
    }
}
