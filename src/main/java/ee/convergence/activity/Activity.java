package ee.convergence.activity;

import ee.convergence.concurrent.Mailbox;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.NamedTarget;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.storage.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What this process knows of the activity of one name. All methods but {@link #post}, {@link #key} and those that {@link
 * Activities} keeps count by are for turns of its mailbox only.
 */
final class Activity {

    private static final Logger LOG = System.getLogger(Activity.class.getName());

    private final NamedTarget key;
    private final PermissionTargetName.Activity name;
    private final Activities home;
    private final Mailbox mailbox;
    private final Members members = new Members();
    /** The activity that the members have joined; none when there are none. */
    private StoredActivity record;

    /** Works that were submitted and are not done. */
    private int pending;

    private boolean reviewing;
    private List<CompletableFuture<Void>> reviewed = new ArrayList<>(1);
    /** Commands from outside that have not run; guarded by the entry in {@link Activities}. */
    private int uses;

    Activity(NamedTarget key, Activities home, Mailbox mailbox) {
        this.key = key;
        this.name = (PermissionTargetName.Activity) key.name();
        this.home = home;
        this.mailbox = mailbox;
    }

    NamedTarget key() {
        return key;
    }

    PermissionTargetName.Activity name() {
        return name;
    }

    void use() {
        uses++;
    }

    /** One command has run; true if none is left. */
    boolean unused() {
        return --uses == 0;
    }

    boolean isUsed() {
        return uses > 0;
    }

    /** Runs a command in a turn. */
    void post(Runnable command) {
        mailbox.post(command);
    }

    /** Whether there is nothing to remember. */
    boolean isIdle() {
        return members.isEmpty() && pending == 0;
    }

    /** Creates it, to stay. */
    void create(GrantLists lists, Consumer<Optional<Refusal>> answer) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        submit(
                handle -> home.records().create(handle, key.domainKey(), name, lists, now),
                (refusal, failure) -> answer.accept(failure == null ? refusal : failed(failure)));
    }

    /** Lets a session join. */
    void join(SessionActivities owner, JoinRequest request, JoinAnswer answer) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        User user = owner.session().user();
        long asOf = home.changes();
        submit(handle -> home.records().enter(handle, key.domainKey(), user, request, now), (entry, failure) -> {
            Optional<Refusal> refusal = failure == null ? entered(owner, request, answer, entry) : failed(failure);
            refusal.ifPresent(answer::refused);
            if (home.changes() != asOf) {
                review(new CompletableFuture<>());
            }
        });
    }

    /** A session leaves because it wants to. */
    void leave(Joined joined, Consumer<Optional<Refusal>> answer) {
        if (!members.contains(joined)) {
            answer.accept(Optional.of(Refusals.NOT_JOINED));
            return;
        }
        members.remove(joined);
        answer.accept(Optional.empty());
        members.tellLeft(joined);
        settle();
    }

    /** A session is over. */
    void ended(Joined joined) {
        leave(joined, answer -> {});
    }

    /** A participant says something else. */
    void update(Joined from, StateUpdate update, Consumer<Optional<Refusal>> answer) {
        Optional<Refusal> refusal = mayUpdate(from);
        if (refusal.isEmpty()) {
            long before = from.state().size();
            Optional<StateUpdate> change =
                    from.state().apply(update, home.settings(), home.settings().maxTotalSize() - members.size());
            members.grown(from.state().size() - before);
            change.filter(told -> !told.isEmpty()).ifPresent(told -> members.tellUpdated(from, told));
            refusal = change.isPresent() ? Optional.empty() : Optional.of(Refusals.TOO_LARGE);
        }
        answer.accept(refusal);
    }

    /** Deletes it for a user; whoever has joined it is told before the answer. */
    void delete(User user, Consumer<Optional<Refusal>> answer) {
        submit(handle -> home.records().delete(handle, key.domainKey(), name, user), (entry, failure) -> {
            if (failure == null) {
                entry.activity().filter(this::isCurrent).ifPresent(deleted -> gone());
            }
            answer.accept(failure == null ? entry.refusal() : failed(failure));
        });
    }

    /** Tells a session who takes part, whether it does or not. */
    void participants(Session session, Consumer<Snapshot> answer, Consumer<Refusal> refused) {
        submit(handle -> home.records().find(handle, key.domainKey(), name, session.user()), (entry, failure) -> {
            Optional<Refusal> refusal = failure == null ? entry.refusal() : failed(failure);
            if (refusal.isPresent()) {
                refused.accept(refusal.get());
            } else if (entry.rights().contains(PermissionNames.JOIN)) {
                adopt(entry.activity().get());
                answer.accept(members.snapshot(session.id(), entry.rights().contains(PermissionNames.VIEW_STATE)));
            } else {
                refused.accept(Refusals.UNAUTHORIZED);
            }
        });
    }

    /**
     * Reads again what the members may do, and puts out those who may not stay.
     *
     * @param done completed when that is done with all changes that were made until now
     */
    void review(CompletableFuture<Void> done) {
        if (members.isEmpty()) {
            done.complete(null);
            return;
        }
        reviewed.add(done);
        if (!reviewing) {
            beginReview();
        }
    }

    private void beginReview() {
        reviewing = true;
        StoredActivity as = record;
        List<User> users = members.users();
        List<CompletableFuture<Void>> served = reviewed;
        reviewed = new ArrayList<>(1);
        submit(handle -> home.records().rights(handle, as, users), (rights, failure) -> {
            reviewing = false;
            if (isCurrent(as)) {
                apply(rights, failure);
            }
            served.forEach(done -> done.complete(null));
            List<CompletableFuture<Void>> waiting = reviewed;
            reviewed = new ArrayList<>(1);
            waiting.forEach(this::review);
        });
    }

    /** Who knows no rights lets nobody stay. */
    private void apply(Optional<Map<Long, ActivityRights>> rights, Throwable failure) {
        if (failure != null) {
            failed(failure);
            members.all().forEach(joined -> joined.session().close(CloseStatus.RESYNC));
        } else {
            rights.ifPresentOrElse(members::may, this::gone);
        }
    }

    /** Why the session may not join after all; if it may, it has joined. */
    private Optional<Refusal> entered(SessionActivities owner, JoinRequest request, JoinAnswer answer, Entry entry) {
        if (entry.activity().isEmpty()) {
            return entry.refusal();
        }
        adopt(entry.activity().get());
        if (members.contains(owner.session().id())) {
            return Optional.of(Refusals.JOINED);
        }
        ActivityRights rights = ActivityRights.of(entry.rights());
        if (!rights.permits(request.lurk())) {
            return Optional.of(Refusals.UNAUTHORIZED);
        }
        members.may(Map.of(owner.session().user().key(), rights));
        Joined joined = new Joined(this, owner, request.lurk());
        if (rights.setState() && !request.lurk() && !begin(joined, request)) {
            return Optional.of(Refusals.TOO_LARGE);
        }
        Optional<Refusal> refusal = owner.add(joined);
        if (refusal.isEmpty()) {
            welcome(joined, rights, answer);
        }
        return refusal;
    }

    private boolean begin(Joined joined, JoinRequest request) {
        return joined.state()
                .apply(
                        new StateUpdate(false, List.of(), request.state()),
                        home.settings(),
                        home.settings().maxTotalSize() - members.size())
                .isPresent();
    }

    private void welcome(Joined joined, ActivityRights rights, JoinAnswer answer) {
        members.add(joined, rights);
        boolean wanted = answer.joined(joined.resourceId(), record, members.snapshot(joined.id(), rights.viewState()));
        if (!wanted) {
            members.remove(joined);
        } else if (!joined.isLurking()) {
            members.tellJoined(joined);
        }
    }

    private Optional<Refusal> mayUpdate(Joined from) {
        if (!members.contains(from)) {
            return Optional.of(Refusals.NOT_JOINED);
        }
        return from.isLurking() || !from.user().rights().setState()
                ? Optional.of(Refusals.UNAUTHORIZED)
                : Optional.empty();
    }

    private boolean isCurrent(StoredActivity activity) {
        return record != null && record.key() == activity.key();
    }

    /** This is the activity of the name. Whoever has joined another has missed that it was deleted. */
    private void adopt(StoredActivity activity) {
        if (record != null && !isCurrent(activity)) {
            gone();
        }
        if (record == null) {
            record = activity;
            home.known(activity, this);
        }
    }

    private void gone() {
        home.forget(record, this);
        record = null;
        members.deleted();
    }

    private <T> void submit(Work<T> work, BiConsumer<T, Throwable> then) {
        pending++;
        home.writer()
                .submit(key, work)
                .whenComplete((result, failure) -> post(() -> {
                    pending--;
                    then.accept(result, failure);
                    settle();
                }));
    }

    /** When nobody is left and nobody is coming, the record is let go. */
    private void settle() {
        if (!isIdle()) {
            return;
        }
        StoredActivity left = record;
        if (left != null) {
            home.forget(left, this);
            record = null;
        }
        if (left != null && left.ephemeral()) {
            submit(
                    handle -> {
                        home.records().release(handle, left);
                        return true;
                    },
                    (done, failure) -> {
                        if (failure != null) {
                            failed(failure);
                        }
                    });
        } else {
            home.retire(this);
        }
    }

    private Optional<Refusal> failed(Throwable failure) {
        LOG.log(
                Level.ERROR,
                () -> "an activity of domain " + key.domainKey() + " could not be read or stored",
                failure);
        return Optional.of(Refusals.FAILED);
    }
}
