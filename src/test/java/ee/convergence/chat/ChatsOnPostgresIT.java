package ee.convergence.chat;

import ee.convergence.storage.PostgresParameter;
import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Chats of the published JavaScript client on PostgreSQL. */
@ExtendWith(PostgresParameter.class)
@DisplayName("Chats of the JavaScript client, on PostgreSQL,")
class ChatsOnPostgresIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(ChatSuites.SETTINGS);

    @ParameterizedTest
    @ArgumentsSource(ChatSuites.class)
    void areServed(String suite) throws Exception {
        ChatSuites.of(SERVER.process().webSocketUri("/"), suite).run();
    }
}
