package ee.convergence.model;

import static ee.convergence.model.ModelRequests.assertNames;
import static ee.convergence.model.ModelRequests.error;
import static ee.convergence.model.ModelRequests.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.client.NodeSuite;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a server of models waits, for whom and what (model.md section 15). */
class ModelDeadlinesIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(Map.of(
            "convergence.models.auto-create-timeout", "1 s",
            "convergence.models.resynchronization-timeout", "1 s",
            "convergence.models.unload-after", "200 ms",
            "convergence.models.ephemeral-grace", "2 s"));

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer ada;
    private RealtimePeer bob;

    @BeforeEach
    void connect() throws IOException {
        ada = RealtimePeer.connected(SERVER.target());
        bob = RealtimePeer.connected(SERVER.target());
    }

    @AfterEach
    void leave() throws IOException {
        ada.close();
        bob.close();
    }

    @Test
    void clientsAreServed() throws Exception {
        NodeSuite.of(SERVER.process().webSocketUri("/"), "model-deadlines.test.js")
                .run();
    }

    @Test
    void whoNeverAnswersIsRefused() throws IOException {
        int asked = ada.ask(ModelRequests.openAutoCreate(id));
        ConvergenceMessage question = ada.await(BodyCase.MODELAUTOCREATECONFIGREQUEST);
        int unasked = bob.ask(ModelRequests.open(id));
        error(ada.response(asked), "data_request_failure");
        error(ada.await(BodyCase.ERROR), "timeout");
        assertNames(bob.response(unasked), "model_not_found", id);
        // What comes too late is nobody's business any more.
        ada.send(AutoCreationAnswers.data(question, ModelSample.root()));
        ada.proveAlive();
        assertNames(ada.request(ModelRequests.open(id)), "model_not_found", id);
    }

    @Test
    void whoIsSilentWhileItResynchronizesIsPutOut() throws IOException {
        ada.request(ModelRequests.create(ModelRequests.creation(id)));
        int theirs = opened(ada, id).getResourceId();
        int resource = bob.request(ModelRequests.resync(id, 1))
                .getModelResyncResponse()
                .getResourceId();
        ada.await(BodyCase.REMOTECLIENTRESYNCSTARTED);
        assertThat(bob.await(BodyCase.FORCECLOSEREALTIMEMODEL)
                        .getForceCloseRealTimeModel()
                        .getReasonCode())
                .isZero();
        ada.await(BodyCase.REMOTECLIENTRESYNCCOMPLETED);
        bob.send(ModelRequests.resynchronized(resource));
        error(bob.await(BodyCase.ERROR), "unknown_resource_id");
        ada.send(ModelRequests.submission(theirs, 1, 1, ModelRequests.insertion("x")));
        ada.await(BodyCase.OPERATIONACK);
        assertThat(opened(bob, id).getConnectedClientsCount()).isEqualTo(2);
    }

    @Test
    void whoHasResynchronizedMayBeSilent() throws IOException {
        ada.request(ModelRequests.create(ModelRequests.creation(id)));
        int resource = ada.request(ModelRequests.resync(id, 1))
                .getModelResyncResponse()
                .getResourceId();
        ada.send(ModelRequests.resynchronized(resource));
        ada.await(BodyCase.MODELRESYNCSERVERCOMPLETE);
        bob.request(ModelRequests.resync(id, 1));
        bob.await(BodyCase.FORCECLOSEREALTIMEMODEL);
        ada.send(ModelRequests.submission(resource, 1, 1, ModelRequests.insertion("x")));
        assertThat(ada.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(1);
    }

    @Test
    void whatNobodyHasOpenLeavesTheMemory() throws Exception {
        ada.request(ModelRequests.create(ModelRequests.creation(id)));
        ada.request(ModelRequests.close(opened(ada, id).getResourceId()));
        new ModelRows(SERVER.databaseUrl(), id).age();
        // Each look begins the time anew.
        await().pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(age(ada, id)).isZero());
    }

    /** When a model was created, in seconds since 1970, as the server knows it. */
    private static long age(RealtimePeer peer, String id) throws IOException {
        OpenRealtimeModelResponseMessage opened = opened(peer, id);
        peer.request(ModelRequests.close(opened.getResourceId()));
        return opened.getCreatedTime().getSeconds();
    }

    @Test
    void whatIsEphemeralOutlivesItsLastParticipantForAWhile() throws IOException {
        int asked = ada.ask(ModelRequests.openAutoCreate(id));
        ada.send(AutoCreationAnswers.ephemeral(ada.await(BodyCase.MODELAUTOCREATECONFIGREQUEST)));
        int resource = opened(ada.response(asked)).getResourceId();
        ada.request(ModelRequests.close(resource));
        resource = opened(bob, id).getResourceId();
        bob.request(ModelRequests.close(resource));
        assertThat(ada.request(ModelRequests.permissions(id)).hasGetModelPermissionsResponse())
                .isTrue();
        await().untilAsserted(() -> assertNames(ada.request(ModelRequests.permissions(id)), "model_not_found", id));
    }
}
