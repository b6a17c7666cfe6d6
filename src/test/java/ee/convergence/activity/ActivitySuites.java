package ee.convergence.activity;

import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The suites of the JavaScript client that any server must pass: the acceptance scenarios of activities. */
public final class ActivitySuites implements ArgumentsProvider {

    /** A domain with a key, and a heartbeat as short as a process full of busy clients can keep up with. */
    static final Map<String, String> SETTINGS = settings();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                        "activity-join.test.js",
                        "activity-state.test.js",
                        "activity-lifecycle.test.js",
                        "activity-reconnect.test.js",
                        "activity-permissions.test.js")
                .map(Arguments::of);
    }

    /** A suite whose users log in by tokens of that key. */
    static NodeSuite of(URI server, String suite) {
        return NodeSuite.of(server, suite)
                .knowing(Map.of(
                        "CONVERGENCE_KEY_ID", LoginDomains.KEY.id(),
                        "CONVERGENCE_KEY", LoginDomains.KEY.privatePem()));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings());
        settings.put("convergence.realtime.protocol.heartbeat.ping-interval", "1 s");
        settings.put("convergence.realtime.protocol.heartbeat.pong-timeout", "8 s");
        return Map.copyOf(settings);
    }
}
