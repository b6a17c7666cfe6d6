package ee.convergence.chat;

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

/** The suites of the JavaScript client that any server must pass: the acceptance scenarios of chats. */
public final class ChatSuites implements ArgumentsProvider {

    /** The settings of the server: a domain with a key, and a heartbeat that makes the suites' waiting short. */
    static final Map<String, String> SETTINGS = settings();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                        "chat-creation.test.js",
                        "chat-membership.test.js",
                        "chat-messages.test.js",
                        "chat-rooms.test.js",
                        "chat-direct.test.js",
                        "chat-history.test.js",
                        "chat-search.test.js",
                        "chat-permissions.test.js")
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
        settings.put("convergence.realtime.protocol.heartbeat.pong-timeout", "3 s");
        return Map.copyOf(settings);
    }
}
