package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.store.Checkpoint;
import ee.convergence.model.store.CreationStore;
import ee.convergence.rest.admin.Administrator.Answer;
import ee.convergence.storage.Database;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An administrator of models")
class ModelAdministrationIT {

    private static final String HERE = "domains/convergence/default";
    private static final String COLLECTION = HERE + "/collections/plans%20%C3%A9";

    @EachDatabase
    void looksAfterCollectionsAndModels(TestDatabase database) throws Exception {
        Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
        settings.put("convergence.storage.url", database.settings().url());
        try (ServerProcess server = ServerProcess.start(settings)) {
            Administrator admin = new Administrator(server.uri(), "Bearer " + NodeSuite.ADMIN_TOKEN);
            configuration(admin);
            collections(admin);
            models(admin, database);
            EmbeddedServer.assertLogIsClean(server);
        }
    }

    private static void configuration(Administrator admin) throws Exception {
        JsonObject before = config(admin.get(HERE));
        Answer changed = admin.call(
                "PATCH",
                HERE,
                "{\"config\":{\"collection\":{\"autoCreate\":true},"
                        + "\"snapshotPolicy\":{\"enabled\":true,\"maxVersionInterval\":7,\"minTimeIntervalSeconds\":0}}}");
        assertThat(changed.status()).isEqualTo(200);
        JsonObject config = config(admin.get(HERE));
        assertThat(config.getJsonObject("collection").getBoolean("autoCreate")).isTrue();
        assertThat(config.getJsonObject("snapshotPolicy").getInt("maxVersionInterval"))
                .isEqualTo(7);
        assertThat(config.getJsonObject("snapshotPolicy").getInt("minVersionInterval"))
                .isEqualTo(250);
        assertThat(config.getJsonObject("authentication")).isEqualTo(before.getJsonObject("authentication"));
        assertThat(admin.call("PATCH", HERE, "{\"config\":{\"snapshotPolicy\":{\"maxVersionInterval\":-1}}}")
                        .problem())
                .isEqualTo("422 maxVersionInterval");
    }

    private static void collections(Administrator admin) throws Exception {
        admin.call("POST", HERE + "/users", "{\"username\":\"ann\"}");
        Answer made = admin.call("PUT", COLLECTION, "{}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("description")).isEqualTo("plans é");
        assertThat(made.json().getJsonObject("worldPermissions").getBoolean("manage"))
                .isTrue();
        Answer changed = admin.call(
                "PUT",
                COLLECTION,
                "{\"description\":\"x\",\"overrideSnapshotPolicy\":true,\"snapshotPolicy\":{\"enabled\":true},"
                        + "\"worldPermissions\":{\"create\":true},"
                        + "\"userPermissions\":[{\"username\":\"ann\",\"read\":true}]}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(admin.get(COLLECTION).json()).isEqualTo(changed.json());
        JsonObject entry = changed.json().getJsonArray("userPermissions").getJsonObject(0);
        assertThat(entry.getString("username")).isEqualTo("ann");
        assertThat(entry.getBoolean("read")).isTrue();
        assertThat(entry.getBoolean("write")).isFalse();
        assertThat(changed.json().getJsonObject("worldPermissions").getBoolean("read"))
                .isFalse();
        String policy = changed.json().getJsonObject("snapshotPolicy").toString();
        assertThat(admin.call("PUT", COLLECTION, "{\"snapshotPolicy\":" + policy + "}")
                        .json())
                .isEqualTo(changed.json());
        assertThat(admin.call("PUT", COLLECTION, "{\"userPermissions\":[{\"username\":\"nobody\"}]}")
                        .problem())
                .isEqualTo("422 userPermissions");
        assertThat(admin.call("PUT", COLLECTION, "{\"userPermissions\":7}").problem())
                .isEqualTo("422 userPermissions");
        assertThat(admin.call("PUT", COLLECTION, "{\"worldPermissions\":{\"fly\":true}}")
                        .problem())
                .isEqualTo("422 fly");
        assertThat(admin.get(HERE + "/collections").items("id")).contains("plans é");
        assertThat(admin.get(HERE + "/collections/none").status()).isEqualTo(404);
    }

    private static void models(Administrator admin, TestDatabase database) throws Exception {
        create(database, "m1");
        create(database, "m2");
        assertThat(admin.get(HERE + "/models").items("id")).containsExactly("m1", "m2");
        assertThat(admin.get(HERE + "/models?collection=plans%20%C3%A9&offset=1")
                        .items("id"))
                .containsExactly("m2");
        assertThat(admin.get(HERE + "/models?collection=none").items("id")).isEmpty();
        JsonObject model = admin.get(HERE + "/models/m1").json();
        assertThat(model.getString("collection")).isEqualTo("plans é");
        assertThat(model.getString("created")).isEqualTo("1970-01-01T00:00:00.007Z");
        assertThat(model.getInt("version")).isEqualTo(1);
        assertThat(admin.delete(HERE + "/models/m1").status()).isEqualTo(204);
        assertThat(admin.delete(HERE + "/models/m1").status()).isEqualTo(404);
        assertThat(admin.get(HERE + "/models/m1").status()).isEqualTo(404);
        assertThat(admin.delete(COLLECTION).status()).isEqualTo(204);
        assertThat(admin.delete(COLLECTION).status()).isEqualTo(404);
        assertThat(admin.get(HERE + "/models").items("id")).isEmpty();
    }

    private static void create(TestDatabase test, String id) throws Exception {
        ObjectNode root = new ObjectNode("0:1", Map.of());
        NewModel model = new NewModel(id, "plans é", root, Optional.empty(), ModelPermissions.NONE, false);
        Checkpoint data = Checkpoint.of(root, 1, Instant.ofEpochMilli(7));
        try (Database database = test.open()) {
            long domain = database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "SELECT domain_key FROM domain WHERE namespace = 'convergence' AND id = 'default'")
                            .mapTo(Long.class)
                            .one());
            database.jdbi()
                    .inTransaction(handle -> CreationStore.create(handle, domain, model, data, Optional.empty()));
        }
    }

    private static JsonObject config(Answer answer) {
        return answer.json().getJsonObject("config");
    }
}
