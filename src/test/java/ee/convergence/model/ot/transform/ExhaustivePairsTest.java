package ee.convergence.model.ot.transform;

import static ee.convergence.model.ot.transform.PairDomain.ID;
import static ee.convergence.model.ot.transform.PairDomain.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every pair of operations of the specified domain converges")
class ExhaustivePairsTest {

    private static final int LENGTH = 10;
    private static final List<StringSplice> SPLICES = PairDomain.splices(8, "", "X", "XY", "XYZ");

    private final Node string = new StringNode(ID, "abcdefgh");
    private final Node array = new ArrayNode(
            ID, IntStream.range(0, LENGTH).mapToObj(i -> value("element" + i)).toList());
    private final Node[] serverValues = {value("shared"), value("server")};
    private final Node[] clientValues = {value("shared"), value("client")};

    @Test
    @DisplayName("splices")
    void splices() throws Exception {
        List<StringSplice> others = PairDomain.splices(8, "", "q", "qr", "X", "qrs");
        assertThat(PairCheck.all(string, SPLICES, others)).isEqualTo(40_500);
    }

    @Test
    @DisplayName("splices and whole texts")
    void splicesAndTexts() throws Exception {
        List<StringSet> sets = PairDomain.stringSets();
        assertThat(PairCheck.all(string, SPLICES, sets)).isEqualTo(540);
        assertThat(PairCheck.all(string, sets, SPLICES)).isEqualTo(540);
        assertThat(PairCheck.all(string, sets, sets)).isEqualTo(9);
    }

    @Test
    @DisplayName("everything on an array")
    void arrays() throws Exception {
        int[][] expected = {
            {484, 220, 440, 2_200, 88},
            {220, 100, 200, 1_000, 40},
            {440, 200, 400, 2_000, 80},
            {2_200, 1_000, 2_000, 10_000, 400},
            {88, 40, 80, 400, 16}
        };
        List<List<? extends DiscreteOperation>> server = arrayOperations(serverValues);
        List<List<? extends DiscreteOperation>> client = arrayOperations(clientValues);
        for (int s = 0; s < expected.length; s++) {
            for (int c = 0; c < expected.length; c++) {
                assertThat(PairCheck.all(array, server.get(s), client.get(c))).isEqualTo(expected[s][c]);
            }
        }
    }

    private static List<List<? extends DiscreteOperation>> arrayOperations(Node... values) {
        return List.of(
                PairDomain.inserts(LENGTH, values),
                PairDomain.removals(LENGTH),
                PairDomain.replacements(LENGTH, values),
                PairDomain.moves(LENGTH),
                PairDomain.arraySets(values[0], values[1]));
    }

    @Test
    @DisplayName("everything on an object")
    void objects() throws Exception {
        Node object = new ObjectNode(ID, Map.of("a", value("one"), "b", value("two")));
        List<DiscreteOperation> server = PairDomain.objectOperations("server");
        assertThat(PairCheck.all(object, server, PairDomain.objectOperations("client")))
                .isEqualTo(81);
    }

    @Test
    @DisplayName("except for those that no state allows")
    void impossible() {
        DiscreteOperation add = new AddProperty(ID, "a", value("v"));
        List<DiscreteOperation> present = List.of(new SetProperty(ID, "a", value("w")), new RemoveProperty(ID, "a"));
        for (DiscreteOperation other : present) {
            assertImpossible(add, other);
            assertImpossible(other, add);
        }
        assertImpossible(add, new StringSet(ID, "text"));
        assertImpossible(new BooleanSet(ID, true), new NumberSet(ID, 1));
    }

    private static void assertImpossible(DiscreteOperation server, DiscreteOperation client) {
        assertThatThrownBy(() -> Transformation.transform(server, client))
                .isInstanceOfSatisfying(
                        OperationRejectedException.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Reason.IMPOSSIBLE_PAIR));
    }

    @Test
    @DisplayName("numbers")
    void numbers() throws Exception {
        List<DiscreteOperation> operations = Stream.of(-3, -1, 0, 1, 2, 5)
                .flatMap(n -> Stream.<DiscreteOperation>of(new NumberAdd(ID, n), new NumberSet(ID, n)))
                .toList();
        assertThat(PairCheck.all(new NumberNode(ID, 10), operations, operations))
                .isEqualTo(144);
    }

    @Test
    @DisplayName("booleans and dates")
    void booleansAndDates() throws Exception {
        List<BooleanSet> booleans = List.of(new BooleanSet(ID, true), new BooleanSet(ID, false));
        int pairs = PairCheck.all(new BooleanNode(ID, true), booleans, booleans)
                + PairCheck.all(new BooleanNode(ID, false), booleans, booleans);
        assertThat(pairs).isEqualTo(8);
        List<DateSet> dates = Stream.of(0L, 1L, 1_700_000_000_000L)
                .map(millis -> new DateSet(ID, Instant.ofEpochMilli(millis)))
                .toList();
        assertThat(PairCheck.all(new DateNode(ID, Instant.EPOCH), dates, dates)).isEqualTo(9);
    }
}
