package ee.convergence.model.live;

import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.tree.UndoJournal;
import ee.convergence.model.store.StoredOperation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Runs commands at once and holds back what they send until everything before it is stored; so acknowledgements and events
 * leave in order and never before their commit. While one write is under way, the operations of later commands gather for
 * the next. Not thread-safe.
 *
 * <p>When another node was first, all that is not stored is undone, the foreign operations are applied, and the same
 * commands run again.
 */
final class Pipeline {

    private final ConcurrencyControl control;
    private final UndoJournal journal;
    private final KeptHistory kept;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long storedPosition;
    private long storedVersion;
    private int saving;

    Pipeline(ConcurrencyControl control, UndoJournal journal, KeptHistory kept) {
        this.control = control;
        this.journal = journal;
        this.kept = kept;
        this.storedPosition = journal.position();
        this.storedVersion = control.version();
    }

    /**
     * Runs the command; its effects follow now or when what was accepted before is stored.
     *
     * @throws RuntimeException what it threw; all that is left then is to {@link #abandon}
     */
    void execute(Command command) {
        Step step = new Step(command);
        try {
            run(step);
        } catch (RuntimeException failure) {
            steps.addLast(step);
            throw failure;
        }
        if (steps.isEmpty() && step.row().isEmpty()) {
            reached(step).runEffects();
            confirm();
        } else {
            steps.addLast(step);
        }
    }

    /** The model's version as it is stored. */
    long storedVersion() {
        return storedVersion;
    }

    /** Whether a write is under way. */
    boolean isSaving() {
        return saving > 0;
    }

    /** Whether nothing waits to be stored. */
    boolean isIdle() {
        return steps.isEmpty();
    }

    /** What is to be stored next, and then reported by {@link #stored}; empty while a write is under way. */
    List<Step> takeUnsaved() {
        if (saving > 0) {
            return List.of();
        }
        saving = steps.size();
        return List.copyOf(steps);
    }

    /**
     * What was taken is stored.
     *
     * @return the steps that are done now, and what waited for them: their effects are to follow, before those of any other
     */
    List<Step> stored() {
        List<Step> done = new ArrayList<>(saving);
        while (saving > 0 || !steps.isEmpty() && steps.peekFirst().row().isEmpty()) {
            done.add(reached(steps.removeFirst()));
            saving = Math.max(0, saving - 1);
        }
        confirm();
        return done;
    }

    /**
     * Undoes all that is not stored and applies the first of what another node has stored. To be followed by more of it or by
     * {@link #rebase}, and nothing else.
     *
     * @return the steps that are done now: their effects are to follow
     */
    List<Step> follow(List<StoredOperation> foreign, Function<StoredOperation, Command> replay) {
        journal.undoTo(storedPosition);
        List<Step> done = new ArrayList<>(foreign.size());
        foreign.forEach(operation -> done.add(reached(run(new Step(replay.apply(operation))))));
        confirm();
        return done;
    }

    /**
     * Undoes all that is not stored, applies what another node has stored and runs the commands again. To be followed by
     * {@link #rebased} when all of it is stored; until then it may be called again.
     *
     * @param foreign what another node has stored, from the stored version on
     * @param replay makes a command of a foreign operation
     */
    List<Step> rebase(List<StoredOperation> foreign, Function<StoredOperation, Command> replay) {
        journal.undoTo(storedPosition);
        List<Step> again = new ArrayList<>(foreign.size() + steps.size());
        foreign.forEach(operation -> again.add(run(new Step(replay.apply(operation)))));
        steps.forEach(step -> again.add(run(new Step(step.command()))));
        return again;
    }

    /** These steps have replaced the ones before, and are stored; as {@link #stored}. */
    List<Step> rebased(List<Step> again) {
        steps.clear();
        steps.addAll(again);
        saving = steps.size();
        return stored();
    }

    /** Gives up what is not stored. */
    void abandon(Refusal why) {
        List<Step> given = List.copyOf(steps);
        steps.clear();
        given.forEach(step -> step.abandon(why));
        saving = 0;
    }

    /** The rows of these steps, in order. */
    static List<StoredOperation> rows(List<Step> steps) {
        return steps.stream().flatMap(step -> step.row().stream()).toList();
    }

    private Step run(Step step) {
        long since = step.command().since();
        step.command().run(step);
        step.ranAt(since, journal.position(), control.version());
        return step;
    }

    private Step reached(Step step) {
        storedPosition = step.journalPosition();
        storedVersion = step.version();
        step.size().ifPresent(kept::add);
        return step;
    }

    /** What waits to be stored may have to run again, and needs its part of the history then. */
    private void confirm() {
        long needed = steps.stream().mapToLong(Step::since).min().orElse(Long.MAX_VALUE);
        control.confirm(storedPosition, storedVersion, kept.count(storedVersion - needed));
    }
}
