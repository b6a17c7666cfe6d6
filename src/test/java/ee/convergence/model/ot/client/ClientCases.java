package ee.convergence.model.ot.client;

import static ee.convergence.model.ot.transform.PairDomain.ID;
import static ee.convergence.model.ot.transform.PairDomain.value;

import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.client.PublishedClient.Case;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.transform.PairDomain;
import ee.convergence.model.ot.tree.ModelTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the published client is put through: the domain of ot.md section 9.2 as far as its API reaches, and more. It does
 * not submit edits that change nothing, and gives new elements ids of its own.
 */
final class ClientCases {

    private static final int LENGTH = 10;
    static final String TEXT = "abcdefgh";
    private static final Node STRING = new StringNode(ID, TEXT);

    private ClientCases() {}

    static List<Case> splices() {
        return pairs(STRING, remoteSplices(), ownSplices());
    }

    static List<Case> relayedReplacements() throws OperationRejectedException {
        List<StringSplice> replacements = PairDomain.splices(8, "X", "XY", "XYZ");
        replacements.removeIf(splice -> !splice.isReplacement());
        return pairs(STRING, relayedEach(STRING, replacements), ownSplices());
    }

    private static List<StringSplice> remoteSplices() {
        return PairDomain.splices(8, "", "X", "XY", "XYZ").stream()
                .map(splice -> splice.isEmpty() ? splice.nullified() : splice)
                .toList();
    }

    private static List<StringSplice> ownSplices() {
        List<StringSplice> splices = PairDomain.splices(8, "", "q", "qr", "X", "qrs");
        splices.removeIf(StringSplice::isEmpty);
        return splices;
    }

    static List<Case> scalars() {
        List<Case> cases = new ArrayList<>(pairs(STRING, remoteSplices(), PairDomain.stringSets()));
        cases.addAll(pairs(STRING, PairDomain.stringSets(), ownSplices()));
        cases.addAll(pairs(STRING, PairDomain.stringSets(), PairDomain.stringSets()));
        List<DiscreteOperation> numbers = Stream.of(-3, -1, 0, 1, 2, 5)
                .flatMap(n -> Stream.<DiscreteOperation>of(new NumberAdd(ID, n), new NumberSet(ID, n)))
                .toList();
        List<DiscreteOperation> ownNumbers = new ArrayList<>(numbers);
        ownNumbers.remove(new NumberAdd(ID, 0));
        cases.addAll(pairs(new NumberNode(ID, 10), numbers, ownNumbers));
        List<BooleanSet> booleans = List.of(new BooleanSet(ID, true), new BooleanSet(ID, false));
        cases.addAll(pairs(new BooleanNode(ID, true), booleans, booleans));
        cases.addAll(pairs(new BooleanNode(ID, false), booleans, booleans));
        List<DateSet> dates = Stream.of(0L, 1L, 1_700_000_000_000L)
                .map(millis -> new DateSet(ID, Instant.ofEpochMilli(millis)))
                .toList();
        cases.addAll(pairs(new DateNode(ID, Instant.EPOCH), dates, dates));
        return cases;
    }

    static List<Case> arrays() {
        Node array = new ArrayNode(
                ID,
                IntStream.range(0, LENGTH).mapToObj(i -> value("element" + i)).toList());
        return pairs(array, arrayOperations("server"), arrayOperations("client"));
    }

    private static List<Operation> arrayOperations(String side) {
        Node one = value(side);
        List<Operation> operations = new ArrayList<>(PairDomain.inserts(LENGTH, one));
        operations.addAll(PairDomain.removals(LENGTH));
        operations.addAll(PairDomain.replacements(LENGTH, one));
        operations.addAll(PairDomain.moves(LENGTH));
        operations.addAll(PairDomain.arraySets(one, value(side + "2")));
        return operations;
    }

    static List<Case> objects() throws OperationRejectedException {
        Node object = new ObjectNode(ID, Map.of("a", value("one"), "b", value("two")));
        List<Operation> remote = relayedEach(object, PairDomain.objectOperations("server"));
        return pairs(object, remote, PairDomain.objectOperations("client"));
    }

    private static List<Case> pairs(Node element, List<? extends Operation> remote, List<? extends Operation> own) {
        return remote.stream()
                .flatMap(s -> own.stream().map(c -> new Case(element, List.of(s), List.of(c))))
                .toList();
    }

    /** Up to four operations on each side, batches among them. */
    static List<Case> sequences(Random random, int count) throws OperationRejectedException {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Operation> remote = sequence(random, new RandomEdit(random, "remote"), element -> true);
            // Of the ids of elements that the client inserts we only learn afterwards.
            List<Operation> own = sequence(
                    random,
                    new RandomEdit(random, "own"),
                    element -> element.id().startsWith("@"));
            cases.add(new Case(RandomEdit.document(), relayed(RandomEdit.document(), remote), own));
        }
        return cases;
    }

    private static List<Operation> sequence(Random random, RandomEdit edits, Predicate<Node> condition)
            throws OperationRejectedException {
        ModelTree tree = new ModelTree(RandomEdit.document());
        List<Operation> operations = new ArrayList<>();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            List<DiscreteOperation> members = new ArrayList<>();
            int size = random.nextInt(4) == 0 ? 3 : 1;
            for (int j = 0; j < size; j++) {
                DiscreteOperation operation = edits.on(tree.toNode(), condition);
                tree.apply(operation);
                members.add(operation);
            }
            operations.add(size == 1 ? members.get(0) : new Batch(members));
        }
        return operations;
    }

    private static List<Operation> relayedEach(Node element, List<? extends Operation> operations)
            throws OperationRejectedException {
        List<Operation> relayed = new ArrayList<>();
        for (Operation operation : operations) {
            relayed.addAll(relayed(element, List.of(operation)));
        }
        return relayed;
    }

    /** The operations, one after the other, as the server relays them. */
    private static List<Operation> relayed(Node element, List<Operation> operations) throws OperationRejectedException {
        ModelTree tree = new ModelTree(new ObjectNode("root of the case", Map.of("element", element)));
        ConcurrencyControl control = new ConcurrencyControl(tree, 1);
        control.open("session");
        List<Operation> relayed = new ArrayList<>();
        for (Operation operation : operations) {
            relayed.add(control.submit("session", control.version(), operation, Instant.EPOCH)
                    .entry()
                    .operation());
        }
        return relayed;
    }
}
