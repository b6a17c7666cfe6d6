package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.protocol.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pipeline of a model")
class PipelineTest {

    private static final int KEPT = 2;
    private static final Refusal CLOSING = Refusal.of(ErrorCode.MODEL_CLOSING_AFTER_ERROR, "closing");

    private final List<String> done = new ArrayList<>();
    private ModelTree tree;
    private ConcurrencyControl control;
    private Pipeline pipeline;

    @BeforeEach
    void open() throws OperationRejectedException {
        tree = new ModelTree(new ObjectNode("root", Map.of("text", new StringNode("text", ""))));
        control = new ConcurrencyControl(tree, 1);
        pipeline = new Pipeline(control, tree.journal(), new KeptHistory(KEPT, 1000, 100));
        pipeline.execute(step -> control.open("a"));
        pipeline.execute(step -> control.open("b"));
    }

    /** Appends text, stamped with a version. */
    private final class Write implements Command {

        private final String session;
        private final String text;
        private final long context;

        Write(String session, String text, long context) {
            this.session = session;
            this.text = text;
            this.context = context;
        }

        @Override
        public long since() {
            return control.since(session, context);
        }

        @Override
        public void run(Step step) {
            step.otherwise(refusal -> done.add("refused " + text));
            try {
                step.store(StoredOperation.of(control.submit(
                        session, context, new StringSplice("text", 0, 0, text), Instant.ofEpochMilli(1))));
            } catch (OperationRejectedException rejected) {
                throw new IllegalStateException(rejected);
            }
            step.then(() -> done.add(text));
        }
    }

    private void write(String session, String text, long context) {
        pipeline.execute(new Write(session, text, context));
    }

    private String text() {
        return ((StringNode) tree.node("text").orElseThrow()).value();
    }

    private void store() {
        pipeline.takeUnsaved();
        pipeline.stored().forEach(Step::runEffects);
    }

    @Test
    void effectsWaitForTheirCommit() {
        write("a", "x", 1);
        assertThat(pipeline.takeUnsaved()).hasSize(1);
        pipeline.execute(step -> step.then(() -> done.add("behind")));
        write("a", "y", 2);
        assertThat(pipeline.takeUnsaved()).as("one write at a time").isEmpty();
        assertThat(done).isEmpty();
        pipeline.stored().forEach(Step::runEffects);
        assertThat(done).containsExactly("x", "behind");
        assertThat(pipeline.storedVersion()).isEqualTo(2);
    }

    @Test
    void anEffectThatFailsHoldsNothingUp() {
        write("a", "x", 1);
        pipeline.execute(step -> {
            step.then(() -> {
                throw new IllegalStateException("this effect fails");
            });
            step.then(() -> done.add("its neighbour"));
        });
        store();
        assertThat(done).containsExactly("x", "its neighbour");
        assertThat(pipeline.isSaving()).isFalse();
        assertThat(pipeline.isIdle()).isTrue();
        write("a", "y", 2);
        assertThat(pipeline.takeUnsaved()).hasSize(1);
    }

    @Test
    void aCommandThatFailsIsAnsweredWhenAllIsGivenUp() {
        write("a", "x", 1);
        assertThatThrownBy(() -> pipeline.execute(step -> {
                    step.otherwise(refusal -> done.add("answered with " + refusal.code()));
                    throw new IllegalStateException("this command fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        pipeline.abandon(CLOSING);
        assertThat(done).containsExactly("refused x", "answered with " + ErrorCode.MODEL_CLOSING_AFTER_ERROR);
        assertThat(pipeline.isIdle()).isTrue();
    }

    @Test
    void whatAnotherNodeStoredComesFirst() {
        write("a", "x", 1);
        pipeline.takeUnsaved();
        rebase(foreign(1));
        assertThat(text()).contains("x", "f");
        assertThat(pipeline.storedVersion()).isEqualTo(3);
        assertThat(done).containsExactly("f of far", "x");
    }

    @Test
    void catchingUpNeedsNothingOfItsOwn() {
        rebase(foreign(1));
        assertThat(pipeline.storedVersion()).isEqualTo(2);
        assertThat(pipeline.isSaving()).isFalse();
        assertThat(done).containsExactly("f of far");
    }

    /** B has seen nothing for long; its operation waits when A's, which let go of the history, are stored. */
    @Test
    void historyStaysForWhatMayHaveToRunAgain() {
        for (int version = 1; version <= 10; version++) {
            write("a", "a", version);
        }
        pipeline.takeUnsaved();
        write("b", "late", 1);
        pipeline.stored().forEach(Step::runEffects);
        assertThat(control.missingFrom(1)).isEmpty();
        pipeline.takeUnsaved();
        rebase(foreign(11));
        assertThat(text()).hasSize(15).contains("late");
        assertThat(control.missingFrom(10)).as("then it is let go").isPresent();
    }

    @Test
    void historyIsLetGoUnderSteadyLoad() {
        write("a", "a", 1);
        for (int version = 2; version <= 50; version++) {
            pipeline.takeUnsaved();
            write("a", "a", version);
            pipeline.stored().forEach(Step::runEffects);
        }
        assertThat(control.missingFrom(45)).isPresent();
    }

    @Test
    void manyThatAnotherNodeStoredComeInPages() {
        write("a", "x", 1);
        pipeline.takeUnsaved();
        for (int version = 1; version <= 20; version += 2) {
            pipeline.follow(List.of(foreign(version), foreign(version + 1)), this::replay)
                    .forEach(Step::runEffects);
            assertThat(text()).as("what is not stored is undone").doesNotContain("x");
        }
        assertThat(pipeline.storedVersion()).isEqualTo(21);
        assertThat(done).hasSize(20).containsOnly("f of far");
        assertThat(control.missingFrom(1)).as("X has to be transformed").isEmpty();
        rebase(foreign(21));
        assertThat(text()).hasSize(22).contains("x");
        assertThat(done).hasSize(22).endsWith("f of far", "x");
        assertThat(control.missingFrom(20)).as("then it is let go").isPresent();
    }

    @Test
    void historyIsLetGoByItsBytes() {
        pipeline = new Pipeline(control, tree.journal(), new KeptHistory(1000, 500, 100));
        for (int version = 1; version <= 50; version++) {
            write("a", "a".repeat(50), version);
            store();
        }
        assertThat(control.missingFrom(40)).isPresent();
        assertThat(control.missingFrom(47)).isEmpty();
    }

    /** B's operation would need all of them; it is its command's business to refuse it then. */
    @Test
    void historyIsNotKeptForWhoIsTooFarBehind() {
        write("b", "late", 1);
        pipeline.takeUnsaved();
        for (int version = 1; version <= 300; version++) {
            pipeline.follow(List.of(foreign(version)), this::replay);
        }
        assertThat(control.missingFrom(200)).isPresent();
        assertThat(control.missingFrom(201)).isEmpty();
    }

    private static StoredOperation foreign(long version) {
        StringSplice splice = new StringSplice("text", 0, 0, "f");
        HistoryEntry entry = new HistoryEntry(version, "far", Instant.EPOCH, splice);
        return StoredOperation.of(new Accepted(entry, List.of(new AppliedOperation(splice, Optional.empty()))));
    }

    private Command replay(StoredOperation operation) {
        return step -> {
            try {
                control.replay(operation.entry());
            } catch (OperationRejectedException unfit) {
                throw new IllegalStateException(unfit);
            }
            step.applied(operation);
            step.then(() -> done.add("f of " + operation.session()));
        };
    }

    private void rebase(StoredOperation foreign) {
        pipeline.rebased(pipeline.rebase(List.of(foreign), this::replay)).forEach(Step::runEffects);
    }
}
