package ee.convergence.model.live;

import ee.convergence.model.ot.control.VersionRange;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.store.EphemeralStore;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredModel;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.ErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.HandleCallback;

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
    private Commits commits;
    private Replays replays;
    /** Rows that may be read although they are deleted. */
    private final Set<ModelKey> deletedWhileLoading = new HashSet<>(2);

    private final Desertion desertion = new Desertion();
    private volatile boolean watched;
    private volatile StoredModel row;

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

    /** Its record as it was loaded; empty while it is not. */
    Optional<StoredModel> row() {
        return Optional.ofNullable(row);
    }

    /** Somebody comes; false if too much waits already. */
    boolean enter(Guest guest) {
        return queue.offer(() -> {
            if (phase == Phase.GONE) {
                models.enter(key, guest);
                return;
            }
            entrance.add(guest, Optional.ofNullable(open), phase == Phase.ABSENT);
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
        Optional<VersionRange> missing = open.control().missingFrom(command.since());
        if (missing.isPresent()) {
            supply(missing.get(), () -> execute(command));
            return;
        }
        guarded(ForceClose.INVALID_OPERATION, () -> {
            open.pipeline().execute(command);
            commits.saveSoon();
        });
    }

    /** Reads earlier history, and goes on when it is there. Only for the mailbox's thread. */
    void supply(VersionRange range, Runnable then) {
        OpenModel model = open;
        read(handle -> History.read(handle, model.row().key(), range.from(), range.to()), operations -> {
            model.control()
                    .supply(operations.stream().map(StoredOperation::entry).toList());
            then.run();
        });
    }

    /** Reads what other nodes have stored, and goes on. Only for the mailbox's thread. */
    void catchUp(Consumer<OpenModel> then) {
        commits.catchUp(then);
    }

    /** Whether this is what is in memory. Only for the mailbox's thread. */
    boolean isOpen(OpenModel model) {
        return phase == Phase.OPEN && open == model;
    }

    /** Whether there is no such model, as far as is known. Only for the mailbox's thread. */
    boolean isAbsent() {
        return phase == Phase.ABSENT;
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

    /** Sends more to those who resynchronize. For every thread. */
    void replay() {
        ensure(model -> replays.goOn());
    }

    /** A session is over. */
    void leave(Participation gone) {
        ensure(model -> execute(step -> model.leave(step, gone)));
    }

    /** Who may do what, or when snapshots are taken, was changed. */
    void accessChanged() {
        queue.post(() -> {
            if (phase != Phase.OPEN) {
                return;
            }
            OpenModel model = open;
            queue.await(context.reader().read(handle -> Access.read(handle, model)), (access, failure) -> {
                if (failure != null) {
                    giveUp(ForceClose.PERMISSION_ERROR);
                    return;
                }
                model.checkpoints().follow(access.policy());
                execute(step -> model.change(step, access.rights()));
                settle();
            });
        });
    }

    /** The model with this row is deleted; {@code then} follows when everybody is told. */
    void deleted(ModelKey row, Runnable then) {
        queue.post(() -> {
            if (phase == Phase.LOADING) {
                deletedWhileLoading.add(row);
            } else if (phase == Phase.OPEN && open.row().key().equals(row)) {
                giveUp(ForceClose.DELETED);
            }
            then.run();
        });
    }

    /** Looks at its deadlines. */
    void sweep(long now) {
        if (desertion.isOver(now) || watched) {
            queue.post(() -> {
                if (phase == Phase.OPEN) {
                    replays.goOn();
                    entrance.putOutSilent(open, now);
                    settle();
                    unloadIfDeserted(now);
                }
            });
        }
    }

    /** Everything else waits until it is read. */
    private <T> void read(HandleCallback<T, RuntimeException> reading, Consumer<T> then) {
        queue.await(context.reader().read(reading), (result, failure) -> {
            if (failure != null) {
                unread(failure);
                return;
            }
            guarded(ForceClose.UNKNOWN, () -> {
                then.accept(result);
                settle();
            });
        });
    }

    /** Whatever fails here may have left the model half changed. */
    void guarded(ForceClose why, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " is given up", failure);
            giveUp(why);
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
        boolean deleted = loaded != null
                && loaded.filter(read -> deletedWhileLoading.contains(
                                read.model().model().key()))
                        .isPresent();
        deletedWhileLoading.clear();
        if (failure != null && History.isGone(failure)) {
            phase = Phase.ABSENT;
            entrance.absent();
        } else if (failure != null) {
            LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " cannot be loaded", failure);
            entrance.refuseAll(Refusal.of(ErrorCode.UNKNOWN, "The model could not be loaded."));
            end();
        } else if (deleted) {
            giveUp(ForceClose.DELETED);
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
            commits = new Commits(this, open, queue);
            replays = new Replays(this, open, context.reader());
        } catch (OperationRejectedException | RuntimeException damaged) {
            LOG.log(Level.ERROR, "what is stored of a model of domain " + key.domainKey() + " is damaged", damaged);
            entrance.refuseAll(Refusal.of(ErrorCode.UNKNOWN, "The model could not be loaded."));
            end();
            return;
        }
        row = open.row();
        phase = Phase.OPEN;
        entrance.present();
        settle();
    }

    private void unread(Throwable failure) {
        if (History.isGone(failure)) {
            giveUp(ForceClose.DELETED);
        } else {
            failed(failure);
        }
    }

    /** The database is away: connections are closed, so that clients come again and resynchronize. */
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, "a model of domain " + key.domainKey() + " cannot be stored or read", failure);
        OpenModel model = open;
        open = null;
        Refusal refusal = ForceClose.UNKNOWN.refusal(key.id());
        entrance.refuseAll(refusal);
        end();
        model.pipeline().abandon(refusal);
        model.audience().all().forEach(each -> each.session().close(CloseStatus.RESYNC));
    }

    /** Everybody is put out, and it begins anew for who comes next. Only for the mailbox's thread. */
    void giveUp(ForceClose why) {
        entrance.refuseAll(why.refusal(key.id()));
        putOutAll(why);
    }

    /** It was deleted some time ago: who waits is for its successor, if there is one. Only for the mailbox's thread. */
    void replaced() {
        putOutAll(ForceClose.DELETED);
    }

    private void putOutAll(ForceClose why) {
        OpenModel model = open;
        open = null;
        end();
        if (model != null) {
            model.pipeline().abandon(why.refusal(key.id()));
            model.audience().allForceClosed(why);
        }
    }

    /** After everything: is anybody left? */
    void settle() {
        if (phase == Phase.NEW && entrance.isEmpty()) {
            end();
        }
        if (phase != Phase.OPEN) {
            return;
        }
        open.forgetRights(entrance::userKeys);
        boolean nobody = open.isDeserted() && entrance.isEmpty();
        if (desertion.note(nobody, grace()) && open.row().ephemeral()) {
            delete();
        }
        watched = entrance.isWatching(open) || open.audience().isAnyBehind();
    }

    private void unloadIfDeserted(long now) {
        if (phase != Phase.OPEN || !desertion.isOver(now)) {
            return;
        }
        if (open.row().ephemeral()) {
            delete();
        } else {
            open = null;
            end();
        }
    }

    private Duration grace() {
        if (open.row().ephemeral()) {
            return context.settings().ephemeralGrace();
        }
        return entrance.isVisited() ? context.settings().unloadAfter() : Duration.ZERO;
    }

    private void delete() {
        ModelKey row = open.row().key();
        queue.await(
                context.writer().submit(key, handle -> EphemeralStore.release(handle, row, context.nodeKey())),
                (done, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "an ephemeral model could not be deleted", failure);
                    } else if (done) {
                        models.deleted(key);
                    }
                    open = null;
                    end();
                });
    }

    private void end() {
        phase = Phase.GONE;
        desertion.note(false, Duration.ZERO);
        watched = false;
        models.remove(this);
        entrance.moveAll(opening -> models.enter(key, opening));
    }
}
