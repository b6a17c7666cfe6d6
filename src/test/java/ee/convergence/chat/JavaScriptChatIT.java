package ee.convergence.chat;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Chats of the published JavaScript client on the embedded default. */
@DisplayName("Chats of the JavaScript client")
class JavaScriptChatIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(ChatSuites.SETTINGS);

    @ParameterizedTest
    @ArgumentsSource(ChatSuites.class)
    void areServed(String suite) throws Exception {
        ChatSuites.of(SERVER.process().webSocketUri("/"), suite).run();
    }
}
