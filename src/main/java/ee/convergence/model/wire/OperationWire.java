package ee.convergence.model.wire;

import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.protocol.wire.model.CompoundOperationData;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.OperationData;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations as the protocol carries them and as they are stored (ot.md section 1). Encoding and decoding are each other's
 * inverse. Stateless and thread-safe.
 */
public final class OperationWire {

    private OperationWire() {}

    /** An operation as it travels. */
    public static OperationData encode(Operation operation) {
        OperationData.Builder data = OperationData.newBuilder();
        if (operation instanceof DiscreteOperation discrete) {
            return data.setDiscreteOperation(DiscreteOperationWriter.encode(discrete))
                    .build();
        }
        CompoundOperationData.Builder batch = CompoundOperationData.newBuilder();
        operation.members().forEach(member -> batch.addOperations(DiscreteOperationWriter.encode(member)));
        return data.setCompoundOperation(batch).build();
    }

    /**
     * An operation that travelled.
     *
     * @throws MalformedDataException if it or a value in it is incomplete
     */
    public static Operation decode(OperationData data) throws MalformedDataException {
        return switch (data.getOperationCase()) {
            case DISCRETEOPERATION -> DiscreteOperationReader.decode(data.getDiscreteOperation());
            case COMPOUNDOPERATION -> batch(data.getCompoundOperation().getOperationsList());
            case OPERATION_NOT_SET -> throw new MalformedDataException("an operation without a kind");
        };
    }

    private static Batch batch(List<DiscreteOperationData> members) throws MalformedDataException {
        List<DiscreteOperation> operations = new ArrayList<>(members.size());
        for (DiscreteOperationData member : members) {
            operations.add(DiscreteOperationReader.decode(member));
        }
        return new Batch(operations);
    }
}
