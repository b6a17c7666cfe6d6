package ee.convergence.model.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.protocol.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        pipeline = new Pipeline(control, tree.journal(), KEPT);
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
        rebase(new HistoryEntry(1, "far", Instant.EPOCH, new StringSplice("text", 0, 0, "f")));
        assertThat(text()).contains("x", "f");
        assertThat(pipeline.storedVersion()).isEqualTo(3);
        assertThat(done).containsExactly("f of far", "x");
    }

    @Test
    void catchingUpNeedsNothingOfItsOwn() {
        rebase(new HistoryEntry(1, "far", Instant.EPOCH, new StringSplice("text", 0, 0, "f")));
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
        rebase(new HistoryEntry(11, "far", Instant.EPOCH, new StringSplice("text", 0, 0, "f")));
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

    private void rebase(HistoryEntry foreign) {
        List<Step> again = pipeline.rebase(List.of(foreign), entry -> step -> {
            try {
                control.replay(entry);
            } catch (OperationRejectedException unfit) {
                throw new IllegalStateException(unfit);
            }
            step.then(() -> done.add("f of " + entry.session()));
        });
        pipeline.rebased(again).forEach(Step::runEffects);
    }
}
