package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All operations of the exhaustive domain of ot.md section 9.2, on the element {@code e}. */
public final class PairDomain {

    public static final String ID = "e";

    private PairDomain() {}

    public static Node value(String id) {
        return new StringNode(id, "value of " + id);
    }

    public static List<StringSplice> splices(int length, String... texts) {
        List<StringSplice> splices = new ArrayList<>();
        for (int index = 0; index <= length; index++) {
            for (int deleted = 0; index + deleted <= length; deleted++) {
                for (String text : texts) {
                    splices.add(new StringSplice(ID, index, deleted, text));
                }
            }
        }
        return splices;
    }

    public static List<StringSet> stringSets() {
        return Stream.of("", "A", "B").map(value -> new StringSet(ID, value)).toList();
    }

    public static List<ArrayInsert> inserts(int length, Node... values) {
        return IntStream.rangeClosed(0, length)
                .boxed()
                .flatMap(index -> Stream.of(values).map(value -> new ArrayInsert(ID, index, value)))
                .toList();
    }

    public static List<ArrayRemove> removals(int length) {
        return IntStream.range(0, length)
                .mapToObj(index -> new ArrayRemove(ID, index))
                .toList();
    }

    public static List<ArrayReplace> replacements(int length, Node... values) {
        return IntStream.range(0, length)
                .boxed()
                .flatMap(index -> Stream.of(values).map(value -> new ArrayReplace(ID, index, value)))
                .toList();
    }

    public static List<ArrayMove> moves(int length) {
        return IntStream.range(0, length)
                .boxed()
                .flatMap(from -> IntStream.range(0, length).mapToObj(to -> new ArrayMove(ID, from, to)))
                .toList();
    }

    public static List<ArraySet> arraySets(Node one, Node two) {
        return Stream.of(List.<Node>of(), List.of(one), List.of(two), List.of(one, two))
                .map(values -> new ArraySet(ID, values))
                .toList();
    }

    /** Operations on the object {a, b}; the side's own new values. */
    public static List<DiscreteOperation> objectOperations(String side) {
        Node value = value(side);
        return List.of(
                new SetProperty(ID, "a", value),
                new SetProperty(ID, "b", value),
                new RemoveProperty(ID, "a"),
                new RemoveProperty(ID, "b"),
                new AddProperty(ID, "x", value),
                new AddProperty(ID, "y", value),
                new ObjectSet(ID, Map.of()),
                new ObjectSet(ID, Map.of("a", value)),
                new ObjectSet(ID, Map.of("x", value, "b", value(side + "2"))));
    }
}
