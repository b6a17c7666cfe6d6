package ee.convergence.model.ot.transform;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.PlainElement;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.Collection;

/** Checks pairs of operations on one state for TP1 and applicability (ot.md section 9.1). */
final class PairCheck {

    private PairCheck() {}

    /** Checks all pairs and returns how many they were. */
    static int all(
            Node state, Collection<? extends DiscreteOperation> server, Collection<? extends DiscreteOperation> client)
            throws OperationRejectedException {
        int pairs = 0;
        for (DiscreteOperation s : server) {
            for (DiscreteOperation c : client) {
                check(state, s, c);
                pairs++;
            }
        }
        return pairs;
    }

    private static void check(Node state, DiscreteOperation s, DiscreteOperation c) throws OperationRejectedException {
        Transformed<Operation> pair = Transformation.transform(s, c);
        Node serverFirst = PlainElement.apply(PlainElement.apply(state, s), (DiscreteOperation) pair.client());
        Node clientFirst = PlainElement.apply(PlainElement.apply(state, c), (DiscreteOperation) pair.server());
        if (!serverFirst.equals(clientFirst)) {
            assertThat(serverFirst).as("%s and %s became %s", s, c, pair).isEqualTo(clientFirst);
        }
        requireNoEmptySplice(pair.server());
        requireNoEmptySplice(pair.client());
    }

    private static void requireNoEmptySplice(Operation operation) {
        if (operation instanceof StringSplice splice && splice.isEmpty() && !splice.noOp()) {
            assertThat(operation).as("a splice that changes nothing").isEqualTo(splice.nullified());
        }
    }
}
