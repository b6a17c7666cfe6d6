package ee.convergence.chat;

import ee.convergence.server.AppServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Chats of the published JavaScript client on the app server. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("Chats of the JavaScript client")
class JavaScriptChatServerIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(ChatSuites.SETTINGS);
    }

    @ParameterizedTest
    @ArgumentsSource(ChatSuites.class)
    void areServed(String suite) throws Exception {
        ChatSuites.of(AppServer.current().webSocketUri(), suite).run();
    }
}
