package ee.convergence.model.live;

import ee.convergence.model.store.Appended;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has stored what the pipeline of an open model holds back, one write at a time, and takes in what other nodes have
 * stored. Not thread-safe: touched by the model's mailbox only.
 */
final class Commits {

    private final LiveModel live;
    private final OpenModel open;
    private final WorkQueue queue;
    private final List<Consumer<OpenModel>> catchingUp = new ArrayList<>();
    private boolean saveWaits;

    Commits(LiveModel live, OpenModel open, WorkQueue queue) {
        this.live = live;
        this.open = open;
        this.queue = queue;
    }

    /** Stores what waits for it once the commands that are there already have run, so that they are stored together. */
    void saveSoon() {
        if (!saveWaits && !open.pipeline().isSaving() && !open.pipeline().isIdle()) {
            saveWaits = true;
            queue.post(() -> {
                saveWaits = false;
                save();
            });
        }
    }

    /** Stores what waits for it, unless a write is under way: then it follows. */
    private void save() {
        if (!live.isOpen(open)) {
            return;
        }
        List<Step> steps = open.pipeline().takeUnsaved();
        if (!steps.isEmpty()) {
            open.log()
                    .append(steps, open.members()::isNoted)
                    .whenComplete((outcome, failure) -> queue.post(() -> {
                        if (live.isOpen(open)) {
                            live.guarded(ForceClose.UNKNOWN, () -> saved(outcome, failure));
                            live.settle();
                        }
                    }));
        }
    }

    /** Reads what other nodes have stored, and goes on. */
    void catchUp(Consumer<OpenModel> then) {
        catchingUp.add(then);
        if (!open.pipeline().isSaving()) {
            appendAfterOthers();
        }
    }

    private void saved(Appended outcome, Throwable failure) {
        if (failure != null) {
            live.failed(failure);
            return;
        }
        switch (outcome) {
            case DONE -> {
                List<Step> done = open.pipeline().stored();
                if (catchingUp.isEmpty()) {
                    save();
                    done.forEach(Step::runEffects);
                } else {
                    done.forEach(Step::runEffects);
                    appendAfterOthers();
                }
            }
            case GONE -> live.giveUp(ForceClose.DELETED);
            case REFUSED -> appendAfterOthers();
        }
    }

    /** Only while no write is under way: what that one stores would be taken for somebody else's. */
    private void appendAfterOthers() {
        List<Consumer<OpenModel>> then = List.copyOf(catchingUp);
        catchingUp.clear();
        follow(then);
    }

    /** Page by page, so that it does not matter how much the others have stored. */
    private void follow(List<Consumer<OpenModel>> then) {
        queue.await(
                open.log().appendAfterOthers(open.pipeline().storedVersion(), foreign -> {
                    open.members().know(foreign.users());
                    return open.pipeline().rebase(foreign.operations(), open::foreign);
                }),
                (outcome, failure) -> {
                    if (failure != null) {
                        live.failed(failure);
                    } else {
                        live.guarded(ForceClose.UNKNOWN, () -> followed(outcome, then));
                    }
                });
    }

    private void followed(Overtaken outcome, List<Consumer<OpenModel>> then) {
        if (outcome instanceof Overtaken.Foreign foreign) {
            open.members().know(foreign.users());
            open.pipeline().follow(foreign.operations(), open::foreign).forEach(Step::runEffects);
            follow(then);
        } else if (outcome instanceof Overtaken.Stored stored) {
            open.pipeline().rebased(stored.steps()).forEach(Step::runEffects);
            then.forEach(live::ensure);
            save();
            live.settle();
        } else {
            live.giveUp(ForceClose.DELETED);
        }
    }
}
