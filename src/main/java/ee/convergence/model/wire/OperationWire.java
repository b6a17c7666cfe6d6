package ee.convergence.model.wire;

import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.protocol.wire.model.CompoundOperationData;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.OperationData;
import java.util.ArrayList;
import java.util.List;

/** Operations as clients submit and receive them, without what they dropped (ot.md section 1). Stateless. */
public final class OperationWire {

    private OperationWire() {}

    /** An operation as it travels. */
    public static OperationData encode(Operation operation) {
        OperationData.Builder data = OperationData.newBuilder();
        if (operation instanceof DiscreteOperation discrete) {
            return data.setDiscreteOperation(OperationEncoder.encode(discrete)).build();
        }
        CompoundOperationData.Builder batch = CompoundOperationData.newBuilder();
        operation.members().forEach(member -> batch.addOperations(OperationEncoder.encode(member)));
        return data.setCompoundOperation(batch).build();
    }

    /**
     * An operation that travelled. Ids and numbers are not checked: concurrency control does that.
     *
     * @throws MalformedDataException if something is missing in it, or a value in it lies too deep
     */
    public static Operation decode(OperationData data) throws MalformedDataException {
        return switch (data.getOperationCase()) {
            case DISCRETEOPERATION -> OperationDecoder.decode(data.getDiscreteOperation());
            case COMPOUNDOPERATION -> batch(data.getCompoundOperation());
            case OPERATION_NOT_SET -> throw new MalformedDataException("neither an operation nor a batch");
        };
    }

    private static Batch batch(CompoundOperationData data) throws MalformedDataException {
        List<DiscreteOperation> members = new ArrayList<>(data.getOperationsCount());
        for (DiscreteOperationData member : data.getOperationsList()) {
            members.add(OperationDecoder.decode(member));
        }
        return new Batch(members);
    }
}
