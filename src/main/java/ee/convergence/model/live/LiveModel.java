package ee.convergence.model.live;

import ee.convergence.domain.SessionUsers;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.control.VersionRange;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.Appended;
import ee.convergence.model.store.EphemeralStore;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.ErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model's mailbox, and its way into and out of memory (model.md section 14). Thread-safe; never blocks. Once it is gone,
 * what still comes goes to its successor.
 */
final class LiveModel {

    private enum Phase {
        NEW,
        LOADING,
        ABSENT,
        OPEN,
        GONE
    }

    private static final Logger LOG = System.getLogger(LiveModel.class.getName());

    private final ModelName key;
    private final LiveModels models;
    private final ModelContext context;
    private final WorkQueue queue;
    private final Entrance entrance;
    private Phase phase = Phase.NEW;
    private OpenModel open;
    private volatile long desertedSince;
    private volatile boolean deserted;
    private volatile boolean watched;

    LiveModel(ModelName key, LiveModels models, ModelContext context) {
        this.key = key;
        this.models = models;
        this.context = context;
        this.queue = new WorkQueue(context.mailboxes(), context.settings().maxWaiting());
        this.entrance = new Entrance(this, context);
    }

    ModelName key() {
        return key;
    }

    /** A session wants in; false if too much waits already. */
    boolean enter(Opening opening) {
        return queue.offer(() -> {
            if (phase == Phase.GONE) {
                models.enter(key, opening);
                return;
            }
            entrance.add(opening, Optional.ofNullable(open), phase == Phase.ABSENT);
            settle();
        });
    }

    /** Runs this on the open model; {@code otherwise} if it is not open. False if too much waits already. */
    boolean run(Consumer<OpenModel> action, Runnable otherwise) {
        return queue.offer(() -> runNow(action, otherwise));
    }

    /** As {@link #run}, for what must not be lost. */
    void ensure(Consumer<OpenModel> action) {
        queue.post(() -> runNow(action, () -> {}));
    }

    /** Runs this in the mailbox whatever the phase; the open model if there is one. */
    void post(Runnable action) {
        queue.post(() -> {
            action.run();
            settle();
        });
    }

    /** Runs a command on the open model. Only for the mailbox's thread. */
    void execute(Command command) {
        Optional<VersionRange> missing = command.missing();
        if (missing.isPresent()) {
            supply(missing.get(), () -> execute(command));
            return;
        }
        try {
            open.pipeline().execute(command);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " is given up", failure);
            giveUp(ForceClose.INVALID_OPERATION);
            return;
        }
        save();
    }

    /** Reads earlier history, and goes on when it is there. Only for the mailbox's thread. */
    void supply(VersionRange range, Runnable then) {
        OpenModel model = open;
        queue.pause();
        context.reader()
                .read(handle -> History.read(handle, model.row().key(), range.from(), range.to()))
                .whenComplete((entries, failure) -> queue.resume(() -> {
                    if (failure != null) {
                        failed(failure);
                        return;
                    }
                    model.control().supply(entries);
                    then.run();
                    settle();
                }));
    }

    /** Looks up who these sessions were, and goes on when they are known. Only for the mailbox's thread. */
    void introduce(Set<String> sessions, Runnable then) {
        OpenModel model = open;
        queue.pause();
        context.reader()
                .read(handle -> SessionUsers.find(handle, key.domainKey(), sessions))
                .whenComplete((users, failure) -> queue.resume(() -> {
                    if (failure != null) {
                        failed(failure);
                        return;
                    }
                    model.members().know(users);
                    then.run();
                    settle();
                }));
    }

    /** Reads the model, again if need be. Only for the mailbox's thread. */
    void load() {
        if (phase == Phase.LOADING || phase == Phase.OPEN || phase == Phase.GONE) {
            return;
        }
        phase = Phase.LOADING;
        context.reader().read(handle -> StoredState.read(handle, key)).whenComplete((loaded, failure) -> {
            queue.post(() -> loaded(loaded, failure));
        });
    }

    /** It does not exist, and nobody will create it. Only for the mailbox's thread. */
    void absent() {
        end();
    }

    /** A session is over. */
    void leave(Participation gone) {
        ensure(model -> execute(step -> model.leave(step, gone)));
    }

    /** Who may do what was changed. */
    void accessChanged() {
        queue.post(() -> {
            if (phase != Phase.OPEN) {
                return;
            }
            OpenModel model = open;
            queue.pause();
            context.reader()
                    .read(handle -> AccessStore.rights(handle, model.row().key(), model.userKeys()))
                    .whenComplete((rights, failure) -> queue.resume(() -> {
                        if (failure != null) {
                            giveUp(ForceClose.PERMISSION_ERROR);
                            return;
                        }
                        execute(step -> model.change(step, rights));
                        settle();
                    }));
        });
    }

    /** It is deleted; {@code then} follows when everybody is told. */
    void deleted(Runnable then) {
        queue.post(() -> {
            if (phase != Phase.GONE) {
                giveUp(ForceClose.DELETED);
            }
            then.run();
        });
    }

    /** Looks at its deadlines. */
    void sweep(long now) {
        Duration unload = context.settings().unloadAfter();
        if (deserted && now - desertedSince >= unload.toNanos() || watched) {
            queue.post(() -> {
                if (phase == Phase.OPEN) {
                    entrance.putOutSilent(open, now);
                    settle();
                    unloadIfDeserted(now);
                }
            });
        }
    }

    private void runNow(Consumer<OpenModel> action, Runnable otherwise) {
        if (phase == Phase.OPEN) {
            action.accept(open);
            settle();
        } else {
            otherwise.run();
        }
    }

    private void loaded(Optional<StoredState> loaded, Throwable failure) {
        if (phase != Phase.LOADING) {
            return;
        }
        if (failure != null) {
            LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " cannot be loaded", failure);
            entrance.refuseAll(Refusal.of(ErrorCode.UNKNOWN, "The model could not be loaded."));
            end();
        } else if (loaded.isEmpty()) {
            phase = Phase.ABSENT;
            entrance.absent();
        } else {
            opened(loaded.get());
        }
    }

    private void opened(StoredState loaded) {
        try {
            ModelLog log =
                    new ModelLog(context.writer(), key, loaded.model().model().key());
            open = OpenModel.of(context.settings(), loaded, log);
        } catch (OperationRejectedException damaged) {
            LOG.log(Level.ERROR, "what is stored of a model of domain " + key.domainKey() + " is damaged", damaged);
            entrance.refuseAll(Refusal.of(ErrorCode.UNKNOWN, "The model could not be loaded."));
            end();
            return;
        }
        phase = Phase.OPEN;
        entrance.present(open);
        settle();
    }

    private void save() {
        if (phase != Phase.OPEN) {
            return;
        }
        List<Step> steps = open.pipeline().takeUnsaved();
        if (steps.isEmpty()) {
            return;
        }
        OpenModel model = open;
        model.log()
                .append(steps, model.members()::isNoted)
                .whenComplete((outcome, failure) -> queue.post(() -> {
                    if (phase == Phase.OPEN && open == model) {
                        saved(outcome, failure);
                        settle();
                    }
                }));
    }

    private void saved(Appended outcome, Throwable failure) {
        if (failure != null) {
            failed(failure);
            return;
        }
        switch (outcome) {
            case DONE -> {
                open.pipeline().stored();
                save();
            }
            case GONE -> giveUp(ForceClose.DELETED);
            case REFUSED -> appendAfterOthers();
        }
    }

    private void appendAfterOthers() {
        OpenModel model = open;
        queue.pause();
        model.log()
                .appendAfterOthers(model.pipeline().storedVersion(), (handle, foreign) -> {
                    model.members().know(SessionUsers.find(handle, key.domainKey(), sessions(foreign)));
                    return model.pipeline().rebase(foreign, model::foreign);
                })
                .whenComplete((steps, failure) -> queue.resume(() -> {
                    if (failure != null) {
                        failed(failure);
                    } else if (steps.isEmpty()) {
                        giveUp(ForceClose.DELETED);
                    } else {
                        model.pipeline().rebased(steps.get());
                        save();
                        settle();
                    }
                }));
    }

    private static Set<String> sessions(List<HistoryEntry> entries) {
        Set<String> sessions = new HashSet<>();
        entries.forEach(entry -> sessions.add(entry.session()));
        return sessions;
    }

    /** The database is away: connections are closed, so that clients come again and resynchronize. */
    private void failed(Throwable failure) {
        LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " cannot be stored or read", failure);
        OpenModel model = open;
        open = null;
        entrance.refuseAll(closing());
        end();
        model.pipeline().abandon(closing());
        model.audience().all().forEach(each -> each.session().close(CloseStatus.RESYNC));
    }

    private void giveUp(ForceClose why) {
        OpenModel model = open;
        open = null;
        Refusal refusal = why == ForceClose.DELETED
                ? Refusal.of(ErrorCode.MODEL_DELETED, "The model was deleted.", key.id())
                : closing();
        entrance.refuseAll(refusal);
        end();
        if (model != null) {
            model.pipeline().abandon(refusal);
            model.audience().allForceClosed(why);
        }
    }

    private Refusal closing() {
        return Refusal.of(ErrorCode.MODEL_CLOSING_AFTER_ERROR, "The model is being closed after an error.", key.id());
    }

    /** After everything: is anybody left? */
    private void settle() {
        if (phase != Phase.OPEN) {
            return;
        }
        boolean nobody = open.isDeserted() && entrance.isEmpty();
        if (nobody && !deserted) {
            desertedSince = System.nanoTime();
            if (open.row().ephemeral() && context.settings().ephemeralGrace().isZero()) {
                delete();
            }
        }
        deserted = nobody;
        watched = entrance.isWatching(open);
    }

    private void unloadIfDeserted(long now) {
        boolean ephemeral = phase == Phase.OPEN && open.row().ephemeral();
        Duration after = ephemeral
                ? context.settings().ephemeralGrace()
                : context.settings().unloadAfter();
        if (phase != Phase.OPEN || !deserted || now - desertedSince < after.toNanos()) {
            return;
        }
        if (ephemeral) {
            delete();
        } else {
            open = null;
            end();
        }
    }

    private void delete() {
        OpenModel model = open;
        queue.pause();
        context.writer()
                .submit(
                        key,
                        handle -> EphemeralStore.release(handle, model.row().key(), context.nodeKey()))
                .whenComplete((done, failure) -> queue.resume(() -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "an ephemeral model could not be deleted", failure);
                    }
                    open = null;
                    end();
                }));
    }

    private void end() {
        phase = Phase.GONE;
        deserted = false;
        watched = false;
        models.remove(this);
        entrance.moveAll(opening -> models.enter(key, opening));
    }
}
