package ee.convergence.model.ot.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.reference.Indices;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.model.ot.tree.ModelTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Concurrency control")
class ConcurrencyControlTest {

    private static final Instant NOW = Instant.ofEpochMilli(5);

    private ModelTree tree;
    private ConcurrencyControl control;

    @BeforeEach
    void open() throws OperationRejectedException {
        tree = new ModelTree(new ObjectNode("root", Map.of("text", new StringNode("text", "0123456789"))));
        control = new ConcurrencyControl(tree, 1);
        control.open("a");
        control.open("b");
    }

    private static Operation insert(int index, String text) {
        return new StringSplice("text", index, 0, text);
    }

    private Operation submit(String session, long contextVersion, Operation operation)
            throws OperationRejectedException {
        return control.submit(session, contextVersion, operation, NOW).entry().operation();
    }

    private String text() {
        return ((StringNode) tree.node("text").orElseThrow()).value();
    }

    private void assertRejected(Reason reason, String session, long contextVersion, Operation operation) {
        long version = control.version();
        ObjectNode before = tree.toNode();
        assertThatThrownBy(() -> submit(session, contextVersion, operation))
                .isInstanceOfSatisfying(
                        OperationRejectedException.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(reason));
        assertThat(control.version()).isEqualTo(version);
        assertThat(tree.toNode()).isEqualTo(before);
    }

    @Test
    @DisplayName("transforms what was submitted late and counts one version for each submission")
    void transformsLateSubmissions() throws OperationRejectedException {
        assertThat(control.submit("a", 1, insert(2, "XY"), NOW).entry())
                .isEqualTo(new HistoryEntry(1, "a", NOW, insert(2, "XY")));
        assertThat(submit("b", 1, insert(2, "q"))).isEqualTo(insert(4, "q"));
        assertThat(text()).isEqualTo("01XYq23456789");
        assertThat(control.version()).isEqualTo(3);
    }

    @Test
    @DisplayName("bridges what a session sends without waiting")
    void bridges() throws OperationRejectedException {
        submit("a", 1, insert(10, "a"));
        submit("b", 1, insert(0, "1"));
        submit("a", 1, insert(11, "b"));
        submit("b", 1, insert(1, "2"));
        submit("b", 2, insert(2, "3"));
        submit("a", 3, insert(12 + 1, "c"));
        assertThat(text()).isEqualTo("1230123456789abc");
    }

    @Test
    @DisplayName("rejects context versions that the session cannot have")
    void contextVersions() throws OperationRejectedException {
        assertRejected(Reason.CONTEXT_VERSION, "a", 2, insert(0, "x"));
        assertRejected(Reason.CONTEXT_VERSION, "a", 0, insert(0, "x"));
        assertRejected(Reason.CONTEXT_VERSION, "a", -1, insert(0, "x"));
        submit("a", 1, insert(0, "x"));
        submit("b", 2, insert(0, "y"));
        assertRejected(Reason.CONTEXT_VERSION, "b", 1, insert(0, "z"));
        assertRejected(Reason.CONTEXT_VERSION, "b", Long.MAX_VALUE, insert(0, "z"));
    }

    @Test
    @DisplayName("rejects what can never fit, and what does not fit in the end")
    void misfits() throws OperationRejectedException {
        assertRejected(Reason.MALFORMED, "a", 1, new StringSplice("", 0, 0, "x"));
        assertRejected(Reason.MALFORMED, "a", 1, new StringSplice("text", -1, 2, "x"));
        assertRejected(Reason.MALFORMED, "a", 1, new StringSplice("text", 1 << 30, 1 << 30, "x"));
        assertRejected(Reason.OUT_OF_RANGE, "a", 1, insert(11, "x"));
        submit("a", 1, insert(0, "x"));
        assertRejected(Reason.OUT_OF_RANGE, "b", 1, insert(11, "x"));
        assertThat(submit("b", 1, insert(10, "x"))).isEqualTo(insert(11, "x"));
    }

    @Test
    @DisplayName("accepts again what became empty or a no-op, whatever its index")
    void nullifiedAgain() throws OperationRejectedException {
        Operation removal = new StringSplice("text", 0, 10, "X");
        submit("a", 1, removal);
        assertThat(submit("b", 1, new StringSplice("text", 7, 2, "")))
                .isEqualTo(new StringSplice("text", true, 7, 2, ""));
        assertThat(submit("b", 1, new StringSplice("text", true, 7, 0, "")).members())
                .allMatch(member -> member.noOp());
        assertThat(submit("b", 1, new Batch(List.of()))).isEqualTo(new Batch(List.of()));
        assertThat(control.version()).isEqualTo(5);
        assertThat(text()).isEqualTo("X");
    }

    @Test
    @DisplayName("raises the version of what is sent again after a reconnect")
    void resynchronized() throws OperationRejectedException {
        submit("a", 1, insert(0, "x"));
        submit("a", 2, insert(1, "y"));
        control.leave("a");
        assertThat(control.participates("a")).isFalse();
        control.resynchronize("a2");
        assertThat(submit("a2", 1, insert(2, "z"))).isEqualTo(insert(2, "z"));
        assertThat(text()).isEqualTo("xyz0123456789");
    }

    @Test
    @DisplayName("relays replacements as removal and insertion, with what was removed")
    void replacements() throws OperationRejectedException {
        StringSplice removal = new StringSplice("text", 2, 3, "");
        Accepted accepted = control.submit("a", 1, new StringSplice("text", 2, 3, "XY"), NOW);
        assertThat(accepted.entry().operation()).isEqualTo(new Batch(List.of(removal, (StringSplice) insert(2, "XY"))));
        assertThat(accepted.parts().get(0))
                .isEqualTo(new AppliedOperation(removal, Optional.of(new StringNode("text", "234"))));
        assertThat(submit("b", 1, new StringSplice("text", 2, 3, "q")).members())
                .last()
                .isEqualTo(insert(4, "q"));
        assertThat(text()).isEqualTo("01XYq56789");
    }

    @Test
    @DisplayName("relays the emptying of an object with a property that it removes again")
    void emptyObjects() throws OperationRejectedException {
        NullNode placeholder = new NullNode("-1:0");
        assertThat(submit("a", 1, new ObjectSet("root", Map.of())))
                .isEqualTo(new Batch(
                        List.of(new ObjectSet("root", Map.of("-", placeholder)), new RemoveProperty("root", "-"))));
        assertThat(submit("b", 1, new ObjectSet("root", Map.of())))
                .isEqualTo(new ObjectSet("root", true, Map.of("-", new NullNode("-2:0"))));
        assertThat(tree.toNode()).isEqualTo(new ObjectNode("root", Map.of()));
    }

    @Test
    @DisplayName("takes back submissions, versions and participants")
    void undo() throws OperationRejectedException {
        submit("a", 1, insert(0, "x"));
        long position = tree.journal().position();
        submit("b", 1, insert(0, "y"));
        submit("a", 2, insert(0, "z"));
        control.open("c");
        control.leave("b");
        tree.journal().undoTo(position);
        assertThat(control.version()).isEqualTo(2);
        assertThat(control.participates("b")).isTrue();
        assertThat(control.participates("c")).isFalse();
        control.replay(new HistoryEntry(2, "elsewhere", NOW, insert(1, "w")));
        submit("b", 1, insert(0, "y"));
        submit("a", 2, insert(0, "z"));
        assertThat(text()).isEqualTo("zxwy0123456789");
    }

    @Test
    @DisplayName("applies what was ordered elsewhere only in its turn")
    void replay() {
        assertThatThrownBy(() -> control.replay(new HistoryEntry(2, "elsewhere", NOW, insert(1, "w"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("asks for the history that it has dropped")
    void droppedHistory() throws OperationRejectedException {
        List<HistoryEntry> stored = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stored.add(control.submit("a", 1 + i, insert(0, "x"), NOW).entry());
        }
        control.confirm(tree.journal().position(), control.version(), 3);
        assertThat(control.missing("a", 11)).isEmpty();
        assertThat(control.missingFrom(8)).isEmpty();
        assertThat(control.missing("b", 4)).contains(new VersionRange(4, 8));
        control.supply(stored.subList(3, 7));
        assertThat(control.entriesFrom(5)).isEqualTo(stored.subList(4, 10));
        assertThat(submit("b", 4, insert(4, "y"))).isEqualTo(insert(11, "y"));
    }

    @Test
    @DisplayName("shifts references that were set late, and moves the session on")
    void references() throws OperationRejectedException {
        submit("a", 1, insert(0, "abcd"));
        Optional<ReferenceValues> shifted = control.shift("b", 1, "text", new Indices(List.of(3)));
        assertThat(shifted).contains(new Indices(List.of(7)));
        submit("a", 2, insert(0, "ef"));
        assertThat(submit("b", 1, insert(3, "q"))).isEqualTo(insert(9, "q"));
        assertThatThrownBy(() -> control.shift("b", 9, "text", new Indices(List.of(3))))
                .isInstanceOf(OperationRejectedException.class);
    }
}
