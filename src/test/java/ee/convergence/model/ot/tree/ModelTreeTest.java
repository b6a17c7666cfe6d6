package ee.convergence.model.ot.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Nesting;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model tree")
class ModelTreeTest {

    private static final Node FRESH = new StringNode("fresh", "");

    private ModelTree tree;

    @BeforeEach
    void build() throws OperationRejectedException {
        tree = new ModelTree(new ObjectNode(
                "root",
                Map.of(
                        "text", new StringNode("text", "hello"),
                        "list", new ArrayNode("list", List.of(new NumberNode("n", 1), new NullNode("null"))))));
    }

    private void assertRejected(Reason reason, DiscreteOperation... operations) {
        ObjectNode before = tree.toNode();
        for (DiscreteOperation operation : operations) {
            assertThat(Misfits.rejection(tree, operation))
                    .as(operation.toString())
                    .isEqualTo(reason);
            assertThat(tree.toNode()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("rejects indices outside of a string or array")
    void outOfRange() {
        assertRejected(
                Reason.OUT_OF_RANGE,
                new StringSplice("text", 6, 0, "x"),
                new StringSplice("text", -1, 0, "x"),
                new StringSplice("text", 3, 3, ""),
                new StringSplice("text", 3, -1, "x"),
                new StringSplice("text", Integer.MAX_VALUE, Integer.MAX_VALUE, "x"),
                new ArrayInsert("list", 3, FRESH),
                new ArrayInsert("list", -1, FRESH),
                new ArrayRemove("list", 2),
                new ArrayReplace("list", 2, FRESH),
                new ArrayMove("list", 2, 0),
                new ArrayMove("list", 0, 2));
    }

    @Test
    @DisplayName("rejects operations for another kind of element, and any for a null")
    void wrongKind() {
        assertRejected(
                Reason.WRONG_KIND,
                new NumberAdd("text", 1),
                new StringSet("list", ""),
                new NumberSet("null", 1),
                new AddProperty("list", "key", FRESH));
    }

    @Test
    @DisplayName("rejects properties that are there or not there")
    void properties() {
        assertRejected(
                Reason.PROPERTY,
                new AddProperty("root", "text", FRESH),
                new SetProperty("root", "nothing", FRESH),
                new RemoveProperty("root", "nothing"));
    }

    @Test
    @DisplayName("rejects new elements without id of their own")
    void elementIds() {
        Node twice = new ArrayNode("a", List.of(new NullNode("b"), new NullNode("b")));
        assertRejected(
                Reason.ELEMENT_ID,
                new AddProperty("root", "key", new NullNode("")),
                new AddProperty("root", "key", new NullNode("n")),
                new SetProperty("root", "text", new NullNode("text")),
                new ArraySet("list", List.of(FRESH, FRESH)),
                new ArrayInsert("list", 0, twice));
        assertThat(tree.size()).isEqualTo(5);
        assertThatThrownBy(() -> new ModelTree(new ObjectNode("x", Map.of("twice", twice))))
                .isInstanceOf(OperationRejectedException.class);
    }

    @Test
    @DisplayName("rejects what would be nested too deeply, also step by step")
    void depth() throws OperationRejectedException {
        String parent = "root";
        for (int depth = 1; depth <= Nesting.MOST / Nesting.below(ElementKind.OBJECT); depth++) {
            String id = "level" + depth;
            tree.apply(new AddProperty(parent, "deeper", new ObjectNode(id, Map.of())));
            parent = id;
        }
        assertRejected(Reason.TOO_DEEP, new AddProperty(parent, "deeper", FRESH));
    }

    @Test
    @DisplayName("makes a no-op of what finds no element, even if it never could have fitted")
    void unknownElement() throws OperationRejectedException {
        Applied applied = tree.apply(new ArrayRemove("gone", -5));
        assertThat(applied.operation()).isEqualTo(new ArrayRemove("gone", true, -5));
        assertThat(applied.parts().get(0).former()).isEmpty();
    }

    @Test
    @DisplayName("makes a no-op of a splice that changes nothing, wherever it points")
    void emptySplice() throws OperationRejectedException {
        assertThat(tree.apply(new StringSplice("text", 77, 0, "")).operation())
                .isEqualTo(new StringSplice("text", true, 77, 0, ""));
    }

    @Test
    @DisplayName("applies batch members to elements that earlier members brought")
    void batch() throws OperationRejectedException {
        Applied applied = tree.apply(new Batch(List.of(
                new AddProperty("root", "o", new ObjectNode("o", Map.of())),
                new AddProperty("o", "n", FRESH),
                new RemoveProperty("root", "o"),
                new RemoveProperty("o", "n"))));
        assertThat(applied.parts())
                .extracting(part -> part.operation().noOp())
                .containsExactly(false, false, false, true);
        assertThat(applied.parts().get(2).former()).contains(new ObjectNode("o", Map.of("n", FRESH)));
        assertThat(tree.size()).isEqualTo(5);
    }

    @Test
    @DisplayName("tells what was there before")
    void former() throws OperationRejectedException {
        assertThat(former(new StringSplice("text", 1, 3, "x"))).contains(new StringNode("text", "ell"));
        assertThat(former(new StringSet("text", "y"))).contains(new StringNode("text", "hxo"));
        assertThat(former(new NumberAdd("n", 1))).isEmpty();
        assertThat(former(new NumberSet("n", 5))).contains(new NumberNode("n", 2));
        assertThat(former(new ArrayMove("list", 0, 1))).isEmpty();
        assertThat(former(new ArrayReplace("list", 1, FRESH))).contains(new NumberNode("n", 5));
        assertThat(former(new ArraySet("list", List.of())))
                .contains(new ArrayNode("list", List.of(new NullNode("null"), FRESH)));
        assertThat(tree.node("null")).isEmpty();
    }

    private Optional<Node> former(DiscreteOperation operation) throws OperationRejectedException {
        return tree.apply(operation).parts().get(0).former();
    }
}
