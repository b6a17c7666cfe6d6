package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;

/** Operations that do not fit. */
final class Misfits {

    private Misfits() {}

    /** One that no object takes. */
    static DiscreteOperation operation(String object) {
        return new BooleanSet(object, true);
    }

    /** Why the tree rejects the operation; null if it does not. */
    static OperationRejectedException.Reason rejection(ModelTree tree, Operation operation) {
        try {
            tree.apply(operation);
            return null;
        } catch (OperationRejectedException rejected) {
            return rejected.reason();
        }
    }
}
