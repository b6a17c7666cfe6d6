package ee.convergence.model.ot.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.client.PublishedClient.Case;
import ee.convergence.model.ot.client.PublishedClient.Outcome;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.transform.Transformation;
import ee.convergence.model.ot.transform.Transformed;
import ee.convergence.model.ot.tree.ModelTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the published client made of cases against our transformation of the same operations. */
final class Comparison {

    private final List<String> disagreements = new ArrayList<>();
    private int compared;

    /** Plays the cases and compares their outcomes. */
    static Comparison of(List<Case> cases) throws Exception {
        Comparison comparison = new Comparison();
        List<Outcome> outcomes = PublishedClient.play(cases);
        for (int i = 0; i < cases.size(); i++) {
            comparison.compare(cases.get(i), outcomes.get(i));
        }
        return comparison;
    }

    /** The cases in which the client and we differ, in an operation or in the element in the end. */
    List<String> disagreements() {
        return disagreements;
    }

    /** How many pairs of a remote and an own operation were compared. */
    int compared() {
        return compared;
    }

    private void compare(Case each, Outcome outcome) throws OperationRejectedException {
        List<Operation> own = new ArrayList<>(outcome.sent());
        List<Operation> remote = new ArrayList<>();
        for (Operation operation : each.remote()) {
            Operation passing = operation;
            for (int i = 0; i < own.size(); i++) {
                Transformed<Operation> pair = Transformation.transform(passing, own.get(i));
                passing = pair.server();
                own.set(i, pair.client());
                compared++;
            }
            remote.add(passing);
        }
        boolean sameOperations = effects(own).equals(effects(outcome.transformed()));
        Node clientsOwnWay = after(each.element(), outcome.sent(), remote);
        Node serversWay = after(each.element(), each.remote(), own);
        assertThat(clientsOwnWay).isEqualTo(serversWay);
        if (!sameOperations || !clientsOwnWay.equals(outcome.element())) {
            disagreements.add(each + " ended as " + outcome + " instead of " + own + " and " + clientsOwnWay);
        }
    }

    /** The operations, all that change nothing being alike. */
    private static List<List<Object>> effects(List<Operation> operations) {
        return operations.stream()
                .map(operation ->
                        operation.members().stream().map(Comparison::effect).toList())
                .toList();
    }

    private static Object effect(DiscreteOperation operation) {
        boolean empty = operation instanceof StringSplice splice && splice.isEmpty();
        return operation.noOp() || empty ? "nothing" : operation;
    }

    private static Node after(Node element, List<Operation> first, List<Operation> then)
            throws OperationRejectedException {
        ModelTree tree = new ModelTree(new ObjectNode("root of the case", Map.of("element", element)));
        for (Operation operation : first) {
            tree.apply(operation);
        }
        for (Operation operation : then) {
            tree.apply(operation);
        }
        return tree.toNode().properties().get("element");
    }
}
