package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.transform.Transformation;
import ee.convergence.model.ot.transform.Transformed;
import java.util.ArrayList;
import java.util.List;

/**
 * Transformation as clients do it, member by member.
 *
 * @param defect whether a replacement that comes after another one is shifted by the wrong text (ot.md section 5.2)
 */
record ClientTransformation(boolean defect) {

    /** The remote operation and the client's own, each to follow the other. */
    record Result(Operation server, Operation client) {}

    Result transform(Operation server, Operation client) throws OperationRejectedException {
        List<DiscreteOperation> own = new ArrayList<>(client.members());
        List<DiscreteOperation> passed = new ArrayList<>();
        for (DiscreteOperation member : server.members()) {
            DiscreteOperation passing = member;
            for (int i = 0; i < own.size(); i++) {
                Transformed<Operation> pair = Transformation.transform(passing, own.get(i));
                passing = (DiscreteOperation) (defect ? spoilt(passing, own.get(i), pair.server()) : pair.server());
                own.set(i, (DiscreteOperation) pair.client());
            }
            passed.add(passing);
        }
        return new Result(
                server instanceof Batch ? new Batch(passed) : passed.get(0),
                client instanceof Batch ? new Batch(own) : own.get(0));
    }

    private static Operation spoilt(Operation server, Operation client, Operation transformed) {
        if (server instanceof StringSplice s
                && client instanceof StringSplice c
                && s.id().equals(c.id())
                && !s.noOp()
                && !c.noOp()
                && s.isReplacement()
                && c.isReplacement()
                && s.index() > c.index() + c.deleteCount()) {
            int shift = s.insertedValue().length() - c.deleteCount();
            return s.with(s.index() + shift, s.deleteCount());
        }
        return transformed;
    }
}
