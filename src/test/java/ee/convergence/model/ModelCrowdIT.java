package ee.convergence.model;

import static ee.convergence.model.ModelRequests.insertion;
import static ee.convergence.model.ModelRequests.opened;
import static ee.convergence.model.ModelRequests.submission;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A large model that many open while it is edited (model.md section 19, 36). */
@DisplayName("A crowd that opens a model among edits")
class ModelCrowdIT {

    private static final int ELEMENTS = 10_000;
    private static final int PARTICIPANTS = 100;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(Map.of());

    private final String id = "m" + UUID.randomUUID();
    private final AtomicBoolean editing = new AtomicBoolean(true);

    @Test
    void getsEverythingAtOneVersion() throws Exception {
        ExecutorService typist = Executors.newSingleThreadExecutor();
        List<RealtimePeer> crowd = new ArrayList<>();
        try (RealtimePeer editor = RealtimePeer.connected(SERVER.target())) {
            editor.request(ModelRequests.create(ModelRequests.creation(id).setData(large())));
            opened(editor, id);
            CompletableFuture<Long> edits = CompletableFuture.supplyAsync(() -> type(editor), typist);
            for (int i = 0; i < PARTICIPANTS; i++) {
                crowd.add(RealtimePeer.connected(SERVER.target()));
            }
            List<Integer> requests = new ArrayList<>();
            for (RealtimePeer peer : crowd) {
                requests.add(peer.ask(ModelRequests.open(id)));
            }
            List<Long> versions = new ArrayList<>();
            for (int i = 0; i < PARTICIPANTS; i++) {
                versions.add(version(opened(crowd.get(i).response(requests.get(i)))));
            }
            for (int i = 0; i < PARTICIPANTS; i++) {
                assertThat(nextContext(crowd.get(i))).isEqualTo(versions.get(i));
            }
            editing.set(false);
            long last = edits.get();
            for (int i = 0; i < PARTICIPANTS; i++) {
                for (long version = versions.get(i) + 1; version < last; version++) {
                    assertThat(nextContext(crowd.get(i))).isEqualTo(version);
                }
            }
        } finally {
            editing.set(false);
            typist.shutdownNow();
            for (RealtimePeer peer : crowd) {
                peer.close();
            }
        }
    }

    /** The version of a response that has all elements. */
    private static long version(OpenRealtimeModelResponseMessage response) {
        assertThat(response.getData().getChildrenOrThrow("many").getArrayValue().getChildrenCount())
                .isEqualTo(ELEMENTS);
        return response.getVersion();
    }

    private static long nextContext(RealtimePeer peer) throws IOException {
        return peer.await(BodyCase.REMOTEOPERATION).getRemoteOperation().getContextVersion();
    }

    /** One letter after the other, each when the one before is acknowledged; returns the model's version. */
    private long type(RealtimePeer editor) {
        int typed = 0;
        try {
            while (editing.get()) {
                editor.send(submission(0, typed + 1, typed + 1L, insertion("x")));
                editor.await(BodyCase.OPERATIONACK);
                typed++;
            }
        } catch (IOException lost) {
            throw new IllegalStateException("the editor's connection is lost", lost);
        }
        return typed + 1L;
    }

    private static ObjectValue large() {
        ArrayValue.Builder many = ArrayValue.newBuilder().setId("@:many");
        for (int i = 0; i < ELEMENTS; i++) {
            many.addChildren(ModelSample.string("@:many" + i, "element " + i));
        }
        return ModelSample.root().toBuilder()
                .putChildren("many", DataValue.newBuilder().setArrayValue(many).build())
                .build();
    }
}
