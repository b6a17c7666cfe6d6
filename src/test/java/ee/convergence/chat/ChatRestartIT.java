package ee.convergence.chat;

import ee.convergence.model.RestartableServer;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Chats of clients whose server is ended and started again (chat.md section 8, 15 and 27). */
@DisplayName("Chats of the JavaScript client")
class ChatRestartIT {

    @TempDir
    Path folder;

    @EachDatabase
    void outliveARestart(TestDatabase database) throws Exception {
        Map<String, String> settings = new HashMap<>(ChatSuites.SETTINGS);
        settings.put("convergence.storage.url", database.settings().url());
        try (RestartableServer server = RestartableServer.start(folder, settings, said -> {})) {
            ChatSuites.of(server.webSocketUri(), "chat-restart.test.js")
                    .knowing(Map.of("CONVERGENCE_CONTROL", server.control().toString()))
                    .run();
            EmbeddedServer.assertLogIsClean(server.process());
        }
    }
}
