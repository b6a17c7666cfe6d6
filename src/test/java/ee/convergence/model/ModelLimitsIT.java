package ee.convergence.model;

import static ee.convergence.model.ModelRequests.opened;
import static ee.convergence.model.ModelRequests.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.Int32List;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one session may do to a model, and how often a model is stored whole: the settings {@code convergence.models}. */
class ModelLimitsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(Map.of(
            "convergence.models.max-batch", "3",
            "convergence.models.max-references", "2",
            "convergence.models.checkpoint-operations", "5",
            "convergence.models.checkpoint-bytes", "2 KiB"));

    private static final ReferenceValues POSITION = ReferenceValues.newBuilder()
            .setIndices(Int32List.newBuilder().addValues(1))
            .build();

    private final String id = "m" + UUID.randomUUID();
    private final ModelRows rows = new ModelRows(SERVER.databaseUrl(), id);
    private RealtimePeer peer;
    private int sequence;

    @BeforeEach
    void open() throws IOException {
        peer = RealtimePeer.connected(SERVER.target());
        peer.request(ModelRequests.create(ModelRequests.creation(id)));
        assertThat(opened(peer, id).getResourceId()).isZero();
    }

    @AfterEach
    void leave() throws IOException {
        peer.close();
    }

    @Test
    void aBatchHasItsLargestSize() throws IOException {
        peer.send(submission(0, 1, 1, MalformedOperations.additions(3)));
        peer.await(BodyCase.OPERATIONACK);
        peer.send(submission(0, 2, 2, MalformedOperations.additions(4)));
        assertPutOut(4);
        assertThat(opened(peer, id).getVersion()).isEqualTo(2);
    }

    @Test
    void aSessionSharesSoManyReferences() throws IOException {
        peer.send(share("a"));
        peer.send(share("b"));
        // Neither is one more: what is shared is set, and what is unshared makes room.
        peer.send(share("b"));
        peer.send(ModelRequests.unshare(0, ModelSample.TEXT, "a"));
        peer.send(share("c"));
        try (RealtimePeer other = RealtimePeer.connected(SERVER.target())) {
            assertThat(opened(other, id).getReferencesCount()).isEqualTo(2);
        }
        peer.send(share("d"));
        assertPutOut(5);
    }

    private static ConvergenceMessage share(String key) {
        return ModelRequests.share(0, ModelSample.TEXT, key, POSITION, 1);
    }

    private void assertPutOut(int code) throws IOException {
        assertThat(peer.await(BodyCase.FORCECLOSEREALTIMEMODEL)
                        .getForceCloseRealTimeModel()
                        .getReasonCode())
                .isEqualTo(code);
    }

    @Test
    void afterSoManyOperationsThereIsACheckpoint() throws Exception {
        insert(List.of("1", "2", "3", "4"));
        assertThat(rows.checkpoint()).isEqualTo(1);
        insert(List.of("5"));
        await().untilAsserted(() -> assertThat(rows.checkpoint()).isEqualTo(6));
        insert(List.of("6", "7", "8", "9"));
        assertThat(rows.checkpoint()).isEqualTo(6);
        insert(List.of("0"));
        await().untilAsserted(() -> assertThat(rows.checkpoint()).isEqualTo(11));
    }

    @Test
    void afterSoManyBytesThereIsACheckpoint() throws Exception {
        insert(List.of("x".repeat(1000)));
        assertThat(rows.checkpoint()).isEqualTo(1);
        insert(List.of("x".repeat(2000)));
        await().untilAsserted(() -> assertThat(rows.checkpoint()).isEqualTo(3));
    }

    /** One operation after the other, each acknowledged. */
    private void insert(List<String> texts) throws IOException {
        for (String text : texts) {
            sequence++;
            peer.send(submission(0, sequence, sequence, ModelRequests.insertion(text)));
            assertThat(peer.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                    .isEqualTo(sequence);
        }
    }
}
