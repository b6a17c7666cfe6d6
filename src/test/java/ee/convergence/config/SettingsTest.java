package ee.convergence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theDefaultsAreSafe() {
        Settings settings = Settings.of(ConfigFactory.empty());
        assertThat(settings.bootstrap().domains()).isEmpty();
        assertThat(settings.server().host()).isEqualTo("127.0.0.1");
        assertThat(settings.storage().inMemoryAllowed()).isFalse();
        assertThat(settings.server().trustedProxies()).isEmpty();
        assertThat(settings.websocket().maxFrames()).isEqualTo(1024);
        assertThat(settings.websocket().maxMessageSize()).isEqualTo(16 << 20);
        assertThat(settings.protocol().handshakeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.protocol().requestTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void readsDomainsToBootstrap() {
        Settings settings = Settings.of(ConfigFactory.parseString("""
                convergence.bootstrap.domains = [{
                  namespace = convergence, id = default
                  config { authentication { anonymousAuthEnabled = true, reconnectTokenValidityMinutes = 5 }
                           collection.autoCreate = true, snapshotPolicy.maxTimeInterval = 2m }
                }, { namespace = other, id = x, displayName = "Other" }]
                """));
        assertThat(settings.bootstrap().domains())
                .containsExactly(
                        new BootstrapSettings.DomainEntry(
                                "convergence",
                                "default",
                                "default",
                                true,
                                5,
                                models(Optional.of(true), Optional.of(Duration.ofMinutes(2))),
                                List.of(),
                                List.of(),
                                List.of()),
                        new BootstrapSettings.DomainEntry(
                                "other",
                                "x",
                                "Other",
                                false,
                                24 * 60,
                                models(Optional.empty(), Optional.empty()),
                                List.of(),
                                List.of(),
                                List.of()));
    }

    private static ModelEntry models(Optional<Boolean> autoCreate, Optional<Duration> maxTime) {
        return new ModelEntry(
                autoCreate,
                new ModelEntry.SnapshotEntry(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        maxTime,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void refusesAValueOfTheWrongType() {
        assertThatThrownBy(() -> Settings.of(ConfigFactory.parseString("convergence.realtime.port = many")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("port");
    }

    @Test
    void neverShowsThePassword() {
        Settings settings = Settings.of(ConfigFactory.parseString("convergence.storage.password = hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }
}
