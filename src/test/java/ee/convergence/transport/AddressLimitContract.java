package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many connections one address may have, and what an address is behind a trusted proxy (transport.md section 2 and
 * 8, 8 and 10).
 */
@DisplayName("With a limit of connections of one address, behind a trusted proxy")
abstract class AddressLimitContract extends TransportContract {

    private static final int LIMIT = 3;

    /** The tests' own address is that of the proxy. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.realtime.limits.per-address",
            Integer.toString(LIMIT),
            "convergence.realtime.trusted-proxies.0",
            "127.0.0.0/8");

    private static final RawRequest UPGRADE = RawRequest.upgrade(Target.OPEN);

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 192.0.2.1, 192.0.2.2",
        "X-Forwarded-For, '192.0.2.3, 192.0.2.9', '192.0.2.4, 192.0.2.9'",
        "X-Forwarded-For, 192.0.2.5:1234, 192.0.2.6:1234",
        "X-Forwarded-For, 2001:db8::1, 2001:db8::2",
        "X-Real-Ip, 192.0.2.7, 192.0.2.8",
    })
    void eachAddressHasItsOwn(String header, String address, String other) throws IOException {
        List<RawWebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < LIMIT; i++) {
                sockets.add(RawWebSocket.open(target(), UPGRADE.with(header, address), 0));
            }
            assertRefused(answerTo(UPGRADE.with(header, address)), 429, "too_many_connections");
            sockets.add(RawWebSocket.open(target(), UPGRADE.with(header, other), 0));
        } finally {
            for (RawWebSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void thePortIsNoPartOfTheAddress() throws IOException {
        try (RawWebSocket one = open("198.51.100.1:1000");
                RawWebSocket two = open("198.51.100.1:1001");
                RawWebSocket three = open("198.51.100.1")) {
            assertThat(answerTo(UPGRADE.with("X-Forwarded-For", "198.51.100.1:1002"))
                            .status())
                    .isEqualTo(429);
            assertServed(one);
            assertServed(two);
            assertServed(three);
        }
    }

    @Test
    void forwardedForWinsOverRealIp() throws IOException {
        RawRequest real = UPGRADE.with("X-Real-Ip", "198.51.100.7");
        List<RawWebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * LIMIT; i++) {
                sockets.add(RawWebSocket.open(target(), real.with("X-Forwarded-For", "203.0.113." + i), 0));
            }
            assertThat(sockets).hasSize(2 * LIMIT);
        } finally {
            for (RawWebSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private RawWebSocket open(String address) throws IOException {
        return RawWebSocket.open(target(), UPGRADE.with("X-Forwarded-For", address), 0);
    }
}
