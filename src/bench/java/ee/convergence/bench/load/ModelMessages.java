package ee.convergence.bench.load;

import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ArrayInsertOperationData;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.CloseRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.DoubleValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OpenRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import ee.convergence.protocol.wire.model.StringSpliceOperationData;

/** The messages of the model scenarios. The models have a text and an array. */
final class ModelMessages {

    /** The id of the text element. */
    static final String TEXT = "@:1";

    /** The id of the array element. */
    static final String LIST = "@:2";

    private static final String COLLECTION = "bench";

    private ModelMessages() {}

    /** Creates a model with an empty text and an empty array. */
    static ConvergenceMessage.Builder create(String id) {
        ObjectValue.Builder root = ObjectValue.newBuilder().setId("@:0");
        root.putChildren(
                "text",
                DataValue.newBuilder()
                        .setStringValue(ee.convergence.protocol.wire.model.StringValue.newBuilder()
                                .setId(TEXT))
                        .build());
        root.putChildren(
                "list",
                DataValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder().setId(LIST))
                        .build());
        return ConvergenceMessage.newBuilder()
                .setCreateRealTimeModelRequest(CreateRealtimeModelRequestMessage.newBuilder()
                        .setCollectionId(COLLECTION)
                        .setModelId(StringValue.of(id))
                        .setData(root));
    }

    static ConvergenceMessage.Builder open(String id) {
        return ConvergenceMessage.newBuilder()
                .setOpenRealTimeModelRequest(
                        OpenRealtimeModelRequestMessage.newBuilder().setModelId(StringValue.of(id)));
    }

    static ConvergenceMessage.Builder close(int resource) {
        return ConvergenceMessage.newBuilder()
                .setCloseRealTimeModelRequest(
                        CloseRealtimeModelRequestMessage.newBuilder().setResourceId(resource));
    }

    static ConvergenceMessage.Builder submission(int resource, int sequence, long version, OperationData operation) {
        return ConvergenceMessage.newBuilder()
                .setOperationSubmission(OperationSubmissionMessage.newBuilder()
                        .setResourceId(resource)
                        .setSequenceNumber(sequence)
                        .setContextVersion(version)
                        .setOperation(operation));
    }

    /** A change of the text. */
    static OperationData splice(int index, int deleted, String inserted) {
        return OperationData.newBuilder()
                .setDiscreteOperation(DiscreteOperationData.newBuilder()
                        .setStringSpliceOperation(StringSpliceOperationData.newBuilder()
                                .setId(TEXT)
                                .setIndex(index)
                                .setDeleteCount(deleted)
                                .setInsertedValue(inserted)))
                .build();
    }

    /** A new member of the array: an array of numbers, which counts as so many elements and one. */
    static OperationData insertion(String prefix, int numbers) {
        ArrayValue.Builder member = ArrayValue.newBuilder().setId(prefix);
        for (int i = 0; i < numbers; i++) {
            member.addChildren(DataValue.newBuilder()
                    .setDoubleValue(
                            DoubleValue.newBuilder().setId(prefix + "." + i).setValue(i)));
        }
        return OperationData.newBuilder()
                .setDiscreteOperation(DiscreteOperationData.newBuilder()
                        .setArrayInsertOperation(ArrayInsertOperationData.newBuilder()
                                .setId(LIST)
                                .setValue(DataValue.newBuilder().setArrayValue(member))))
                .build();
    }
}
