package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.ObjectOperation;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;

/**
 * Pairs of operations on one object (ot.md section 7.1): a concurrent set wins over a remove, of two sets the server's
 * wins, and a whole-value set wins over any operation on a property.
 */
final class ObjectTransformation {

    private ObjectTransformation() {}

    static Transformed<? extends DiscreteOperation> transform(ObjectOperation server, ObjectOperation client)
            throws OperationRejectedException {
        if (server instanceof ObjectSet s) {
            boolean equal = client instanceof ObjectSet c && s.properties().equals(c.properties());
            return Transformation.serverWins(server, client, equal);
        }
        if (client instanceof ObjectSet) {
            return new Transformed<>(server.nullified(), client);
        }
        return key(server).equals(key(client)) ? sameKey(server, client) : new Transformed<>(server, client);
    }

    private static Transformed<? extends DiscreteOperation> sameKey(ObjectOperation server, ObjectOperation client)
            throws OperationRejectedException {
        if (server instanceof AddProperty s && client instanceof AddProperty) {
            return new Transformed<>(new SetProperty(s.id(), s.key(), s.value()), client.nullified());
        }
        if (server instanceof SetProperty && client instanceof SetProperty) {
            return Transformation.serverWins(server, client, false);
        }
        if (server instanceof SetProperty s && client instanceof RemoveProperty) {
            return new Transformed<>(new AddProperty(s.id(), s.key(), s.value()), client.nullified());
        }
        if (server instanceof RemoveProperty && client instanceof SetProperty c) {
            return new Transformed<>(server.nullified(), new AddProperty(c.id(), c.key(), c.value()));
        }
        if (server instanceof RemoveProperty && client instanceof RemoveProperty) {
            return Transformation.serverWins(server, client, true);
        }
        throw new OperationRejectedException(Reason.IMPOSSIBLE_PAIR, "a property both present and absent");
    }

    private static String key(ObjectOperation operation) {
        if (operation instanceof AddProperty add) {
            return add.key();
        }
        if (operation instanceof SetProperty set) {
            return set.key();
        }
        if (operation instanceof RemoveProperty remove) {
            return remove.key();
        }
        throw new IllegalArgumentException("no operation on one property");
    }
}
