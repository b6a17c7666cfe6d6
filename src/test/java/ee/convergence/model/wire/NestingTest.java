package ee.convergence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Nesting;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.HistoricalOperationsResponseMessage;
import ee.convergence.protocol.wire.model.HistoricalOperationsResponseMessage.ModelOperationData;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.ModelUpdateData;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.OfflineModelInitialData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A value that lies as deep as possible")
class NestingTest {

    private static final int OBJECTS = Nesting.MOST / 3;
    private static final int ARRAYS = (Nesting.MOST - 3) / 2;

    @Test
    @DisplayName("is accepted as a model, and its messages can be parsed")
    void asModel() throws Exception {
        for (ObjectNode root : List.of(objects(OBJECTS), arrays(ARRAYS))) {
            assertThat(new ModelTree(root).toNode()).isEqualTo(root);
            ConvergenceMessage message = ConvergenceMessage.newBuilder()
                    .setModelOfflineUpdated(OfflineModelUpdatedMessage.newBuilder()
                            .setInitial(OfflineModelInitialData.newBuilder()
                                    .setModel(ModelUpdateData.newBuilder().setData(ValueWire.encodeRoot(root)))))
                    .build();
            ConvergenceMessage parsed = ConvergenceMessage.parseFrom(message.toByteArray());
            assertThat(ValueWire.decodeRoot(parsed.getModelOfflineUpdated()
                            .getInitial()
                            .getModel()
                            .getData()))
                    .isEqualTo(root);
        }
    }

    @Test
    @DisplayName("can be parsed as what an operation of history dropped")
    void asFormerValue() throws Exception {
        for (ObjectNode root : List.of(objects(OBJECTS), arrays(ARRAYS))) {
            Applied applied = new ModelTree(root).apply(new Batch(List.of(new ObjectSet("root", Map.of()))));
            ConvergenceMessage message = ConvergenceMessage.newBuilder()
                    .setHistoricalOperationsResponse(HistoricalOperationsResponseMessage.newBuilder()
                            .addOperations(ModelOperationData.newBuilder()
                                    .setOperation(AppliedWire.encode(applied.operation(), applied.parts()))))
                    .build();
            ConvergenceMessage parsed = ConvergenceMessage.parseFrom(message.toByteArray());
            assertThat(AppliedWire.decode(parsed.getHistoricalOperationsResponse()
                            .getOperations(0)
                            .getOperation()))
                    .isEqualTo(applied);
        }
    }

    @Test
    @DisplayName("lies no deeper")
    void deeper() {
        for (ObjectNode root : List.of(objects(OBJECTS + 1), arrays(ARRAYS + 1))) {
            assertThatThrownBy(() -> new ModelTree(root)).isInstanceOf(OperationRejectedException.class);
            assertThatThrownBy(() -> ValueWire.decodeRoot(ValueWire.encodeRoot(root)))
                    .isInstanceOf(MalformedDataException.class);
        }
        assertThatThrownBy(() -> ValueWire.decode(ValueWire.encode(objects(OBJECTS))))
                .isInstanceOf(MalformedDataException.class);
    }

    /** A date below so many objects. */
    private static ObjectNode objects(int depth) {
        Node inner = new DateNode("date", Instant.EPOCH);
        for (int i = depth; i > 1; i--) {
            inner = new ObjectNode("o" + i, Map.of("in", inner));
        }
        return new ObjectNode("root", Map.of("in", inner));
    }

    /** A date below so many arrays in the root. */
    private static ObjectNode arrays(int depth) {
        Node inner = new DateNode("date", Instant.EPOCH);
        for (int i = 0; i < depth; i++) {
            inner = new ArrayNode("a" + i, List.of(inner));
        }
        return new ObjectNode("root", Map.of("in", inner));
    }
}
