package ee.convergence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.protocol.wire.model.AppliedOperationData;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OperationData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("The wire form")
class WirePropertiesTest {

    private static final int EDITS = 30;

    @Property(tries = 100)
    @Label("of values, operations and what they dropped is read back as it was")
    void roundTrip(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        RandomEdit edits = new RandomEdit(random, "new");
        ModelTree tree = new ModelTree(RandomEdit.document());
        ConcurrencyControl control = new ConcurrencyControl(tree, 1);
        control.open("s");
        for (int i = 0; i < EDITS; i++) {
            Operation operation = random.nextInt(4) == 0 ? batch(random, edits, tree) : edits.on(tree.toNode());
            assertThat(OperationWire.decode(sent(operation))).isEqualTo(operation);
            Accepted accepted = control.submit("s", control.version(), operation, Instant.EPOCH);
            Applied stored = AppliedWire.decode(stored(accepted));
            assertThat(stored.operation()).isEqualTo(accepted.entry().operation());
            assertThat(stored.parts())
                    .isEqualTo(accepted.parts().stream().map(Kept::of).toList());
        }
        ObjectNode root = tree.toNode();
        assertThat(ValueWire.decodeRoot(
                        ObjectValue.parseFrom(ValueWire.encodeRoot(root).toByteArray())))
                .isEqualTo(root);
        for (Node child : root.children()) {
            assertThat(ValueWire.decode(
                            DataValue.parseFrom(ValueWire.encode(child).toByteArray())))
                    .isEqualTo(child);
        }
    }

    @Property(tries = 50)
    @Label("of no-ops carries nothing that was dropped")
    void noOps(@ForAll long seed) throws Exception {
        RandomEdit edits = new RandomEdit(new Random(seed), "new");
        DiscreteOperation operation = edits.on(RandomEdit.document()).nullified();
        assertThat(OperationWire.decode(sent(operation))).isEqualTo(operation);
        Applied applied = new ModelTree(RandomEdit.document()).apply(operation);
        Applied stored = AppliedWire.decode(AppliedWire.encode(applied.operation(), applied.parts()));
        assertThat(stored.parts().get(0).former()).isEmpty();
        assertThat(stored.parts().get(0).operation().noOp()).isTrue();
        assertThat(stored.parts().get(0).operation().id()).isEqualTo(operation.id());
    }

    private static Batch batch(Random random, RandomEdit edits, ModelTree tree) throws Exception {
        ModelTree after = new ModelTree(tree.toNode());
        List<DiscreteOperation> members = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            DiscreteOperation member = edits.on(after.toNode());
            after.apply(member);
            members.add(member);
        }
        return new Batch(members);
    }

    private static OperationData sent(Operation operation) throws Exception {
        return OperationData.parseFrom(OperationWire.encode(operation).toByteArray());
    }

    private static AppliedOperationData stored(Accepted accepted) throws Exception {
        return AppliedOperationData.parseFrom(
                AppliedWire.encode(accepted.entry().operation(), accepted.parts())
                        .toByteArray());
    }
}
