package ee.convergence.model;

import static ee.convergence.model.OfflinePeer.ALL;
import static ee.convergence.model.OfflinePeer.NONE;
import static ee.convergence.model.OfflinePeer.READ;
import static ee.convergence.model.OfflinePeer.having;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import ee.convergence.client.NodeSuite;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ModelOfflineSubscriptionChangeRequestMessage;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.ActionCase;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.ModelUpdateData;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.OfflineModelInitialData;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that are kept offline (model.md section 13), where what is stored is compared at the beginning only. */
abstract class OfflineContract {

    /** What the server needs. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.offline.model-sync-interval", "1 h",
            "convergence.offline.max-subscriptions", "20");

    private static final int MOST = 20;
    private static final String COLLECTION = "offline";

    private String id;
    private OfflinePeer owner;
    private OfflinePeer keeper;

    /** The server. */
    protected abstract EmbeddedServer server();

    @BeforeEach
    void connect() throws IOException {
        id = newId();
        owner = OfflinePeer.connected(server().target());
        keeper = OfflinePeer.connected(server().target());
        owner.create(id, COLLECTION, ModelSample.root());
    }

    @AfterEach
    void disconnect() throws IOException {
        owner.close();
        keeper.close();
    }

    @Test
    void whoHasNoDataGetsAllOfIt() throws IOException {
        owner.editOnce(id);
        keeper.subscribe(having(id, 0, NONE));
        OfflineModelUpdatedMessage news = keeper.news();
        assertThat(news.getModelId()).isEqualTo(id);
        OfflineModelInitialData initial = news.getInitial();
        assertThat(initial.getCollection()).isEqualTo(COLLECTION);
        assertThat(initial.getValueIdPrefix()).isEqualTo("3");
        assertThat(initial.getPermissions()).isEqualTo(ALL);
        ModelUpdateData model = initial.getModel();
        assertThat(model.getVersion()).isEqualTo(2);
        assertThat(model.getCreatedTime()).isNotEqualTo(Timestamp.getDefaultInstance());
        assertThat(model.getModifiedTime().getSeconds())
                .isGreaterThanOrEqualTo(model.getCreatedTime().getSeconds());
        assertThat(model.getData().getId()).isEqualTo(ModelSample.ROOT);
        assertThat(model.getData().getChildrenMap())
                .containsEntry("text", ModelSample.string(ModelSample.TEXT, "xhello"))
                .hasSameSizeAs(ModelSample.root().getChildrenMap());
        assertQuiet();
    }

    @Test
    void everyoneWhoBeginsGetsAPrefixOfHisOwn() throws IOException {
        try (OfflinePeer other = OfflinePeer.connected(server().target())) {
            keeper.subscribe(having(id, 0, NONE));
            other.subscribe(having(id, 0, NONE));
            Set<String> prefixes = Set.of(
                    keeper.news().getInitial().getValueIdPrefix(),
                    other.news().getInitial().getValueIdPrefix());
            assertThat(prefixes).containsExactlyInAnyOrder("2", "3");
            assertThat(owner.open(id).getValueIdPrefix()).isEqualTo("4");
        }
    }

    @Test
    void whoIsUpToDateIsToldNothing() throws IOException {
        keeper.subscribe(having(id, 1, ALL));
        assertQuiet();
    }

    @Test
    void olderDataIsReplaced() throws IOException {
        owner.editOnce(id);
        owner.editOnce(id);
        keeper.subscribe(having(id, 2, READ));
        OfflineModelUpdatedMessage news = keeper.news();
        assertThat(news.getActionCase()).isEqualTo(ActionCase.UPDATED);
        assertThat(news.getUpdated().getModel().getVersion()).isEqualTo(3);
        assertThat(news.getUpdated().getModel().getData().getChildrenMap())
                .containsEntry("text", ModelSample.string(ModelSample.TEXT, "xxhello"));
        assertThat(news.getUpdated().getPermissions()).isEqualTo(ALL);
        assertQuiet();
    }

    @Test
    void otherRightsAreToldAlone() throws IOException {
        keeper.subscribe(having(id, 1, NONE));
        assertPermissions(keeper.news());
        assertQuiet();
    }

    @Test
    void whatIsNotThereIsDeleted() throws IOException {
        List<String> missing = List.of(newId(), "", "a\0b", "x".repeat(300));
        for (String each : missing) {
            keeper.subscribe(having(each, 3, ALL));
            assertThat(keeper.news())
                    .isEqualTo(OfflineModelUpdatedMessage.newBuilder()
                            .setModelId(each)
                            .setDeleted(true)
                            .build());
        }
        owner.create(missing.get(0), COLLECTION, ModelSample.root());
        owner.permit(missing.get(0), keeper.user(), READ);
        assertQuiet();
    }

    @Test
    void whatMayNotBeReadIsRevoked() throws IOException {
        owner.permit(id, keeper.user(), NONE);
        keeper.subscribe(having(id, 0, NONE));
        assertRevoked(keeper.news());
        owner.permit(id, keeper.user(), ALL);
        assertQuiet();
    }

    @Test
    void deletionIsToldAtOnce() throws IOException {
        keeper.subscribe(having(id, 1, ALL));
        assertThat(owner.delete(id)).isEqualTo(BodyCase.DELETEREALTIMEMODELRESPONSE);
        assertThat(keeper.news().getDeleted()).isTrue();
        owner.create(id, COLLECTION, ModelSample.root());
        owner.permit(id, keeper.user(), READ);
        assertQuiet();
    }

    @Test
    void anotherModelOfTheSameIdDoesNotHideTheDeletion() throws IOException {
        keeper.subscribe(having(id, 1, READ));
        assertPermissions(keeper.news());
        owner.delete(id);
        owner.create(id, COLLECTION, ModelSample.root());
        assertThat(keeper.news().getDeleted()).isTrue();
        assertQuiet();
    }

    @Test
    void changedRightsAreToldAtOnce() throws IOException {
        keeper.subscribe(having(id, 1, ALL));
        owner.permit(id, keeper.user(), READ);
        OfflineModelUpdatedMessage news = keeper.news();
        assertThat(news.getUpdated().getPermissions()).isEqualTo(READ);
        assertThat(news.getUpdated().hasModel()).isFalse();
        owner.permit(id, keeper.user(), NONE);
        assertRevoked(keeper.news());
        owner.permit(id, keeper.user(), ALL);
        assertQuiet();
    }

    @Test
    void whileTheModelIsOpenNothingIsToldAndAfterwardsItIsKnown() throws IOException {
        OpenRealtimeModelResponseMessage opened = keeper.open(id);
        keeper.subscribe(having(id, 0, NONE));
        keeper.edit(opened.getResourceId(), 1);
        owner.editOnce(id);
        keeper.await(BodyCase.REMOTEOPERATION);
        owner.permit(id, keeper.user(), ALL.toBuilder().setManage(false).build());
        keeper.leave(opened.getResourceId());
        assertQuiet();
        owner.permit(id, keeper.user(), READ);
        OfflineModelUpdatedMessage news = keeper.news();
        assertThat(news.getUpdated().getPermissions()).isEqualTo(READ);
        assertThat(news.getUpdated().hasModel()).isFalse();
    }

    @Test
    void whoIsPutOutIsToldWhy() throws IOException {
        keeper.open(id);
        keeper.subscribe(having(id, 0, NONE));
        owner.permit(id, keeper.user(), NONE);
        keeper.await(BodyCase.FORCECLOSEREALTIMEMODEL);
        assertRevoked(keeper.news());
        owner.permit(id, keeper.user(), ALL);
        keeper.open(id);
        keeper.subscribe(having(id, 1, ALL));
        owner.delete(id);
        keeper.await(BodyCase.FORCECLOSEREALTIMEMODEL);
        assertThat(keeper.news().getDeleted()).isTrue();
    }

    @Test
    void whoDeletesAModelKeepsItNoMore() throws IOException {
        owner.permit(id, keeper.user(), READ);
        keeper.subscribe(having(id, 1, READ));
        assertThat(keeper.delete(id)).isEqualTo(BodyCase.ERROR);
        owner.permit(id, keeper.user(), ALL);
        assertQuiet();
        keeper.subscribe(having(id, 1, ALL));
        assertThat(keeper.delete(id)).isEqualTo(BodyCase.DELETEREALTIMEMODELRESPONSE);
        assertQuiet();
    }

    @Test
    void whatIsUnsubscribedOrLeftOutOfAllIsKeptNoMore() throws IOException {
        String other = newId();
        String third = newId();
        owner.create(other, COLLECTION, ModelSample.root());
        owner.create(third, COLLECTION, ModelSample.root());
        keeper.subscribe(having(id, 1, ALL), having(other, 1, ALL), having(third, 1, ALL));
        keeper.change(ModelOfflineSubscriptionChangeRequestMessage.newBuilder().addUnsubscribe(id));
        owner.delete(id);
        assertQuiet();
        keeper.change(ModelOfflineSubscriptionChangeRequestMessage.newBuilder()
                .setAll(true)
                .addSubscribe(having(third, 1, ALL)));
        owner.delete(other);
        owner.delete(third);
        assertThat(keeper.news().getModelId()).isEqualTo(third);
        assertQuiet();
    }

    @Test
    void tooManyAreRefusedAltogether() throws IOException {
        ModelOfflineSubscriptionChangeRequestMessage.Builder most =
                ModelOfflineSubscriptionChangeRequestMessage.newBuilder().addSubscribe(having(id, 1, NONE));
        for (int i = 0; i < MOST; i++) {
            most.addSubscribe(having(newId(), 1, ALL));
        }
        ConvergenceMessage answer = keeper.change(most);
        assertThat(answer.getError().getCode()).isEqualTo("invalid_message");
        assertThat(keeper.change(ModelOfflineSubscriptionChangeRequestMessage.newBuilder()
                                .addSubscribe(having(id, -1, ALL)))
                        .getError()
                        .getCode())
                .isEqualTo("invalid_message");
        assertQuiet();
    }

    @Test
    void moreThanMayWaitIsSentAsFastAsItIsRead() throws IOException {
        String large = "x".repeat(1_500_000);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < MOST; i++) {
            String each = newId();
            ids.add(each);
            owner.create(
                    each,
                    COLLECTION,
                    ObjectValue.newBuilder()
                            .setId("@:0")
                            .putChildren("text", ModelSample.string(ModelSample.TEXT, large))
                            .build());
        }
        ModelOfflineSubscriptionChangeRequestMessage.Builder all =
                ModelOfflineSubscriptionChangeRequestMessage.newBuilder().setAll(true);
        ids.forEach(each -> all.addSubscribe(having(each, 0, NONE)));
        keeper.change(all);
        for (int i = 0; i < MOST; i++) {
            owner.editOnce(id);
        }
        Set<String> downloaded = new HashSet<>();
        for (int i = 0; i < MOST; i++) {
            OfflineModelUpdatedMessage news = keeper.news();
            assertThat(news.getActionCase()).isEqualTo(ActionCase.INITIAL);
            downloaded.add(news.getModelId());
        }
        assertThat(downloaded).isEqualTo(ids);
    }

    @Test
    void whatAdministratorsChangeIsToldAtOnce() throws Exception {
        String collection = newId();
        String kept = newId();
        String witness = newId();
        owner.create(kept, collection, ModelSample.root());
        owner.create(witness, collection, ModelSample.root());
        owner.permit(witness, keeper.user(), READ);
        keeper.subscribe(having(kept, 1, ALL), having(witness, 1, READ));
        administer(
                "PUT",
                "collections/" + collection,
                "{\"worldPermissions\": {\"create\": true, \"read\": false, \"write\": false, \"remove\": false,"
                        + " \"manage\": false}}");
        OfflineModelUpdatedMessage revoked = keeper.news();
        assertThat(revoked.getModelId()).isEqualTo(kept);
        assertRevoked(revoked);
        administer("DELETE", "collections/" + collection, "");
        OfflineModelUpdatedMessage deleted = keeper.news();
        assertThat(deleted.getModelId()).isEqualTo(witness);
        assertThat(deleted.getDeleted()).isTrue();
    }

    private void administer(String method, String path, String json) throws IOException, InterruptedException {
        URI base = server().target().base().resolve("/api/admin/domains/convergence/default/");
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + NodeSuite.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** Nothing is told of any other model before what is asked for now, which comes last. */
    private void assertQuiet() throws IOException {
        String witness = newId();
        owner.create(witness, COLLECTION, ModelSample.root());
        keeper.subscribe(having(witness, 0, NONE));
        assertThat(keeper.news().getModelId()).isEqualTo(witness);
    }

    private static void assertPermissions(OfflineModelUpdatedMessage news) {
        assertThat(news.getActionCase()).isEqualTo(ActionCase.UPDATED);
        assertThat(news.getUpdated().hasModel()).isFalse();
        assertThat(news.getUpdated().getPermissions()).isEqualTo(ALL);
    }

    private static void assertRevoked(OfflineModelUpdatedMessage news) {
        assertThat(news.getActionCase()).isEqualTo(ActionCase.PERMISSIONREVOKED);
        assertThat(news.getPermissionRevoked()).isTrue();
    }

    private static String newId() {
        return "m" + UUID.randomUUID();
    }
}
