package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.StringSplice;

/** Turns away what could not be valid in any state, before it meets other operations (ot.md sections 1 and 3.1). */
final class OperationShape {

    private OperationShape() {}

    static void check(Operation operation) throws OperationRejectedException {
        for (DiscreteOperation member : operation.members()) {
            if (member.id().isEmpty()) {
                throw new OperationRejectedException(Reason.MALFORMED, "an operation without element id");
            }
            if (!isFinite(member)) {
                throw new OperationRejectedException(Reason.NUMBER, "a number that is none or infinite");
            }
            if (!member.noOp() && !isPossible(member)) {
                throw new OperationRejectedException(Reason.MALFORMED, "an index or count out of all bounds");
            }
        }
    }

    private static boolean isFinite(DiscreteOperation operation) {
        if (operation instanceof NumberSet set) {
            return Double.isFinite(set.value());
        }
        return !(operation instanceof NumberAdd add) || Double.isFinite(add.delta());
    }

    private static boolean isPossible(DiscreteOperation operation) {
        if (operation instanceof StringSplice splice) {
            return splice.index() >= 0
                    && splice.deleteCount() >= 0
                    && splice.index() <= Integer.MAX_VALUE - splice.deleteCount();
        }
        if (operation instanceof ArrayInsert insert) {
            return insert.index() >= 0;
        }
        if (operation instanceof ArrayRemove remove) {
            return remove.index() >= 0;
        }
        if (operation instanceof ArrayReplace replace) {
            return replace.index() >= 0;
        }
        return !(operation instanceof ArrayMove move) || move.fromIndex() >= 0 && move.toIndex() >= 0;
    }
}
