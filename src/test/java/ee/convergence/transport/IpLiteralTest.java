package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:51234, 192.0.2.7",
        "2001:db8::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "[2001:db8::1]:443, 2001:db8::1",
        "' 192.0.2.7 ', 192.0.2.7",
        "::ffff:192.0.2.7, ::ffff:192.0.2.7",
    })
    void readsAddressesWithAndWithoutPort(String text, String address) {
        assertThat(IpLiteral.withoutPort(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "localhost", "1.2.3", "1.2.3.4.5", "999.1.1.1", "1.2.3.4; drop", "g::1"})
    void neverLooksUpNames(String text) {
        assertThat(IpLiteral.withoutPort(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "10.0.0.0/8, ::1, false",
    })
    void knowsWhatIsInANetwork(String network, String address, boolean inside) {
        assertThat(Network.of(network).contains(IpLiteral.parse(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> Network.of("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Network.of("proxy.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
