package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.Indices;
import ee.convergence.model.ot.tree.ModelTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shared references")
class ReferencesTest {

    private static final ReferenceKey ON_TEXT = new ReferenceKey(Optional.of("text"), "c");
    private static final ReferenceKey ON_OTHER = new ReferenceKey(Optional.of("other"), "c");
    private static final ReferenceKey ON_MODEL = new ReferenceKey(Optional.empty(), "c");

    private ModelTree tree;
    private ConcurrencyControl control;
    private References references;

    @BeforeEach
    void open() throws OperationRejectedException {
        tree = new ModelTree(new ObjectNode(
                "root", Map.of("text", new StringNode("text", "0123456789"), "other", new StringNode("other", "abc"))));
        control = new ConcurrencyControl(tree, 1);
        control.open("a");
        references = new References(tree.journal());
        references.put("a", ON_TEXT, at(5));
        references.put("b", ON_TEXT, at(1));
        references.put("a", ON_OTHER, at(1));
        references.put("a", ON_MODEL, new ElementIds(List.of("other", "text")));
    }

    private static Indices at(int position) {
        return new Indices(List.of(position));
    }

    private void apply(Operation operation) throws OperationRejectedException {
        references.shift(control.submit("a", control.version(), operation, Instant.EPOCH));
    }

    @Test
    void thoseOnTheElementAreShifted() throws OperationRejectedException {
        apply(new StringSplice("text", 3, 0, "XX"));
        assertThat(references.find("a", ON_TEXT)).contains(at(7));
        assertThat(references.find("b", ON_TEXT)).contains(at(1));
        assertThat(references.find("a", ON_OTHER)).contains(at(1));
    }

    @Test
    void whatDoesNotChangeIsNotNoted() {
        long before = tree.journal().position();
        references.put("a", ON_TEXT, at(5));
        references.remove("c", ON_TEXT);
        references.removeAll("c");
        assertThat(tree.journal().position()).isEqualTo(before);
    }

    @Test
    void thoseOnWhatIsRemovedAreForgotten() throws OperationRejectedException {
        apply(new RemoveProperty("root", "text"));
        assertThat(references.find("a", ON_TEXT)).isEmpty();
        assertThat(references.find("b", ON_TEXT)).isEmpty();
        assertThat(references.find("a", ON_MODEL)).contains(new ElementIds(List.of("other")));
        assertThat(references.count("b")).isZero();
        assertThat(references.count("a")).isEqualTo(2);
    }

    @Test
    void undoBringsAllBack() throws OperationRejectedException {
        List<References.Shared> before = references.ofOthers("nobody");
        long position = tree.journal().position();
        apply(new StringSplice("text", 0, 0, "XX"));
        apply(new RemoveProperty("root", "text"));
        references.removeAll("a");
        assertThat(references.count("a")).isZero();
        tree.journal().undoTo(position);
        assertThat(references.ofOthers("nobody")).containsExactlyInAnyOrderElementsOf(before);
        assertThat(references.count("a")).isEqualTo(3);
        apply(new StringSplice("text", 0, 0, "XX"));
        assertThat(references.find("a", ON_TEXT)).contains(at(7));
        assertThat(references.find("b", ON_TEXT)).contains(at(3));
    }

    @Test
    void othersAreToldApart() {
        assertThat(references.ofOthers("a")).containsExactly(new References.Shared("b", ON_TEXT, at(1)));
    }
}
