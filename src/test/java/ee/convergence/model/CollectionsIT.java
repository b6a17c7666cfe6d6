package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Collections with rights and with a snapshot policy of their own (model.md section 19, 17 and 33). */
class CollectionsIT {

    /** Create in what is nobody's to read, read only what is Bob's; and a snapshot beyond five versions. */
    private static final List<String> COLLECTIONS = List.of(
            "INSERT INTO collection (domain_key, id, description, world_rights)"
                    + " SELECT domain_key, 'read-by-bob', '', 16 FROM domain WHERE id = 'default'",
            "INSERT INTO collection_user (domain_key, collection_id, user_key, rights)"
                    + " SELECT domain_key, 'read-by-bob', user_key, 1 FROM domain_user WHERE username = 'bob'",
            "INSERT INTO collection (domain_key, id, description, world_rights, snapshot_policy)"
                    + " SELECT domain_key, 'snapshots', '', 31, '1,1,5,0,0,0,0,0,0' FROM domain WHERE id = 'default'");

    @Test
    void ruleTheirModels() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite()) {
            String url = database.settings().url();
            Map<String, String> settings = new HashMap<>(LoginDomains.settings("bob"));
            settings.put("convergence.storage.url", url);
            try (ServerProcess first = ServerProcess.start(settings)) {
                assertThat(first.terminate()).isZero();
            }
            execute(url, COLLECTIONS);
            try (ServerProcess server = ServerProcess.start(settings)) {
                NodeSuite.of(server.webSocketUri("/"), "model-collections.test.js")
                        .knowing(Map.of("CONVERGENCE_PASSWORD", LoginDomains.PASSWORD))
                        .run();
                await().untilAsserted(() -> assertThat(snapshots(url, "after6")).hasSize(2));
                assertThat(snapshots(url, "after6")).containsExactly(1L, 7L);
                assertThat(snapshots(url, "after5")).containsExactly(1L);
                EmbeddedServer.assertLogIsClean(server);
            }
        }
    }

    private static void execute(String url, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
            }
        }
    }

    private static List<Long> snapshots(String url, String model) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT version FROM snapshot JOIN model USING (model_key)"
                        + " WHERE id = '" + model + "' ORDER BY version")) {
            List<Long> versions = new ArrayList<>();
            while (found.next()) {
                versions.add(found.getLong(1));
            }
            return versions;
        }
    }
}
