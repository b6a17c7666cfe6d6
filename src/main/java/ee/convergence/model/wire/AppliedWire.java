package ee.convergence.model.wire;

import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.protocol.wire.model.AppliedCompoundOperationData;
import ee.convergence.protocol.wire.model.AppliedDiscreteOperationData;
import ee.convergence.protocol.wire.model.AppliedOperationData;
import java.util.ArrayList;
import java.util.List;

/** Operations as they were applied, with what they dropped: as they are stored (query-history.md B2). Stateless. */
public final class AppliedWire {

    private AppliedWire() {}

    /**
     * An applied operation as it is stored.
     *
     * @param operation the operation
     * @param parts its members with what they dropped
     */
    public static AppliedOperationData encode(Operation operation, List<AppliedOperation> parts) {
        AppliedOperationData.Builder data = AppliedOperationData.newBuilder();
        if (operation instanceof DiscreteOperation) {
            return data.setDiscreteOperation(AppliedEncoder.encode(parts.get(0)))
                    .build();
        }
        AppliedCompoundOperationData.Builder batch = AppliedCompoundOperationData.newBuilder();
        parts.forEach(part -> batch.addOperations(AppliedEncoder.encode(part)));
        return data.setCompoundOperation(batch).build();
    }

    /**
     * An applied operation that was stored. Of a no-op only what it is remains, not how much it would have deleted.
     *
     * @throws MalformedDataException if something is missing in it
     */
    public static Applied decode(AppliedOperationData data) throws MalformedDataException {
        return switch (data.getOperationCase()) {
            case DISCRETEOPERATION -> Applied.discrete(AppliedDecoder.decode(data.getDiscreteOperation()));
            case COMPOUNDOPERATION -> batch(data.getCompoundOperation());
            case OPERATION_NOT_SET -> throw new MalformedDataException("neither an operation nor a batch");
        };
    }

    private static Applied batch(AppliedCompoundOperationData data) throws MalformedDataException {
        List<AppliedOperation> parts = new ArrayList<>(data.getOperationsCount());
        for (AppliedDiscreteOperationData part : data.getOperationsList()) {
            parts.add(AppliedDecoder.decode(part));
        }
        return Applied.batch(parts);
    }
}
