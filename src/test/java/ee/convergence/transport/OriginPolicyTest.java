package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import org.junit.jupiter.api.Test;

class OriginPolicyTest {

    @Test
    void anyOriginAndNoneByDefault() {
        OriginPolicy policy = policy("");
        assertThat(policy.allows("https://anything.example")).isTrue();
        assertThat(policy.allows(null)).isTrue();
    }

    @Test
    void onlyListedOriginsWhenListed() {
        OriginPolicy policy = policy("allowed-origins = [\"https://App.example\", \"http://localhost:3000\"]");
        assertThat(policy.allows("https://app.example")).isTrue();
        assertThat(policy.allows("http://localhost:3000")).isTrue();
        assertThat(policy.allows("http://app.example")).isFalse();
        assertThat(policy.allows("https://app.example.evil")).isFalse();
        assertThat(policy.allows("null")).isFalse();
        assertThat(policy.allows(null)).isTrue();
    }

    @Test
    void missingOriginFollowsItsOwnSwitch() {
        OriginPolicy policy = policy("missing-origin-allowed = false");
        assertThat(policy.allows(null)).isFalse();
        assertThat(policy.allows("https://app.example")).isTrue();
    }

    private static OriginPolicy policy(String overrides) {
        return new OriginPolicy(
                Settings.of(ConfigFactory.parseString("convergence.realtime.websocket {" + overrides + "}"))
                        .websocket());
    }
}
