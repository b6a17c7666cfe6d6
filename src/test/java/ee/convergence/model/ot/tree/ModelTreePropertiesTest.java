package ee.convergence.model.ot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.PlainElement;
import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("A model tree")
class ModelTreePropertiesTest {

    private static final int EDITS = 40;

    @Property(tries = 200)
    @Label("does what the operations say, tells what they dropped, and knows exactly the elements that are in it")
    void applies(@ForAll long seed) throws OperationRejectedException {
        ModelTree tree = new ModelTree(RandomEdit.document());
        RandomEdit edits = new RandomEdit(new Random(seed), "new");
        ObjectNode expected = RandomEdit.document();
        for (int i = 0; i < EDITS; i++) {
            Set<String> before = ids(expected);
            DiscreteOperation operation = edits.on(expected);
            expected = (ObjectNode) replaced(expected, operation);
            Set<String> dropped = new HashSet<>();
            tree.apply(operation).parts().get(0).forEachDropped(dropped::add);
            assertThat(tree.toNode()).isEqualTo(expected);
            before.removeAll(ids(expected));
            assertThat(dropped).isEqualTo(before);
            assertThat(tree.size()).isEqualTo(ids(expected).size());
            expected.forEach(element -> assertThat(tree.kindOf(element.id())).contains(element.kind()));
        }
    }

    private static Node replaced(Node node, DiscreteOperation operation) {
        if (node.id().equals(operation.id())) {
            return PlainElement.apply(node, operation);
        }
        if (node instanceof ObjectNode object) {
            Map<String, Node> properties = new LinkedHashMap<>(object.properties());
            properties.replaceAll((key, child) -> replaced(child, operation));
            return new ObjectNode(object.id(), properties);
        }
        if (node instanceof ArrayNode array) {
            List<Node> children = new ArrayList<>(array.children());
            children.replaceAll(child -> replaced(child, operation));
            return new ArrayNode(array.id(), children);
        }
        return node;
    }

    private static Set<String> ids(Node node) {
        Set<String> ids = new HashSet<>();
        node.forEach(element -> ids.add(element.id()));
        return ids;
    }

    @Property(tries = 200)
    @Label("goes back to every state it was in")
    void undoes(@ForAll long seed) throws OperationRejectedException {
        Random random = new Random(seed);
        ModelTree tree = new ModelTree(RandomEdit.document());
        RandomEdit edits = new RandomEdit(random, "new");
        List<Long> positions = new ArrayList<>();
        List<ObjectNode> states = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            positions.add(tree.journal().position());
            states.add(tree.toNode());
            tree.apply(new Batch(List.of(edits.on(tree.toNode()))));
        }
        for (int i = EDITS - 1; i >= 0; i -= 1 + random.nextInt(3)) {
            tree.journal().undoTo(positions.get(i));
            assertThat(tree.toNode()).isEqualTo(states.get(i));
            assertThat(tree.size()).isEqualTo(ids(states.get(i)).size());
        }
    }

    @Property(tries = 200)
    @Label("does not change at all by a batch whose last member does not fit")
    void rejectsAsAWhole(@ForAll long seed) throws OperationRejectedException {
        ModelTree tree = new ModelTree(RandomEdit.document());
        RandomEdit edits = new RandomEdit(new Random(seed), "new");
        ModelTree scratch = new ModelTree(RandomEdit.document());
        List<DiscreteOperation> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            DiscreteOperation operation = edits.on(scratch.toNode());
            scratch.apply(operation);
            members.add(operation);
        }
        members.add(Misfits.operation(scratch.toNode().id()));
        long position = tree.journal().position();
        assertThat(Misfits.rejection(tree, new Batch(members))).isNotNull();
        assertThat(tree.toNode()).isEqualTo(RandomEdit.document());
        assertThat(tree.size()).isEqualTo(ids(RandomEdit.document()).size());
        assertThat(tree.journal().position()).isEqualTo(position);
    }
}
