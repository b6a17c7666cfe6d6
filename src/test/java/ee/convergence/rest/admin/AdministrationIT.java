package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.Target;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An administrator")
class AdministrationIT {

    @EachDatabase
    void looksAfterUsersGroupsKeysSessionsAndDomains(TestDatabase database) throws Exception {
        Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
        settings.put("convergence.storage.url", database.settings().url());
        try (ServerProcess server = ServerProcess.start(settings)) {
            new AdministratorAtWork(Target.of(server.uri())).looksAfterUsersGroupsKeysSessionsAndDomains();
            for (String secret : AdministratorAtWork.secrets()) {
                assertThat(server.output()).doesNotContain(secret);
            }
            EmbeddedServer.assertLogIsClean(server);
        }
    }
}
