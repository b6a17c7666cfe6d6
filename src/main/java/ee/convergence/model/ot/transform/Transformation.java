package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.ArrayOperation;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberOperation;
import ee.convergence.model.ot.operation.ObjectOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.StringOperation;

/**
 * The pair transformation T(S, C) of ot.md section 4: S is already ordered by the server, C is the concurrent operation
 * of a client, both are defined on the same state. Pure functions, hence thread-safe.
 */
public final class Transformation {

    private Transformation() {}

    /**
     * Transforms discrete operations or batches. An operation that needs no change comes back as the same instance.
     *
     * @throws OperationRejectedException if no state exists on which both could have been made
     */
    public static Transformed<Operation> transform(Operation server, Operation client)
            throws OperationRejectedException {
        Passage passage = new Passage(client);
        Operation passed = passage.pass(server);
        return new Transformed<>(passed, passage.operation());
    }

    static Transformed<? extends DiscreteOperation> discrete(DiscreteOperation server, DiscreteOperation client)
            throws OperationRejectedException {
        if (server.noOp() || client.noOp() || !server.id().equals(client.id())) {
            return new Transformed<>(server, client);
        }
        if (server instanceof StringOperation s && client instanceof StringOperation c) {
            return StringTransformation.transform(s, c);
        }
        if (server instanceof ArrayOperation s && client instanceof ArrayOperation c) {
            return ArrayTransformation.transform(s, c);
        }
        if (server instanceof ObjectOperation s && client instanceof ObjectOperation c) {
            return ObjectTransformation.transform(s, c);
        }
        if (server instanceof NumberOperation s && client instanceof NumberOperation c) {
            return ScalarTransformation.transform(s, c);
        }
        if (server instanceof BooleanSet s && client instanceof BooleanSet c) {
            return ScalarTransformation.transform(s, c);
        }
        if (server instanceof DateSet s && client instanceof DateSet c) {
            return ScalarTransformation.transform(s, c);
        }
        throw new OperationRejectedException(Reason.IMPOSSIBLE_PAIR, "operations on one element as on two kinds");
    }

    /** The server's operation stays, the client's changes nothing; neither does anything if both mean the same. */
    static <T extends DiscreteOperation> Transformed<DiscreteOperation> serverWins(T server, T client, boolean equal) {
        return new Transformed<>(equal ? server.nullified() : server, client.nullified());
    }
}
