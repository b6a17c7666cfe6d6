package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final Map<String, String> COLLECTIONS = Map.of("read-by-bob", """
            {"worldPermissions": {"create": true, "read": false, "write": false, "remove": false, "manage": false},
             "userPermissions": [{"username": "bob", "read": true}]}""", "snapshots", """
            {"overrideSnapshotPolicy": true,
             "snapshotPolicy": {"enabled": true, "triggerByVersion": true, "maxVersionInterval": 5,
                                "limitByVersion": false}}""");

    @Test
    void ruleTheirModels() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite()) {
            String url = database.settings().url();
            Map<String, String> settings = new HashMap<>(LoginDomains.settings("bob"));
            settings.put("convergence.storage.url", url);
            settings.put("convergence.administration.token", NodeSuite.ADMIN_TOKEN);
            try (ServerProcess server = ServerProcess.start(settings)) {
                for (Map.Entry<String, String> collection : COLLECTIONS.entrySet()) {
                    put(server, collection.getKey(), collection.getValue());
                }
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

    private static void put(ServerProcess server, String collection, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.uri().resolve("/api/admin/domains/convergence/default/collections/" + collection))
                .header("Authorization", "Bearer " + NodeSuite.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static List<Long> snapshots(String url, String model) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT s.version FROM model_snapshot s JOIN model m ON m.model_key = s.model_key"
                                + " WHERE m.id = '" + model + "' ORDER BY s.version")) {
            List<Long> versions = new ArrayList<>();
            while (found.next()) {
                versions.add(found.getLong(1));
            }
            return versions;
        }
    }
}
