package ee.convergence.model.live;

import ee.convergence.config.ModelSettings;
import ee.convergence.domain.Session;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.EphemeralStore;
import ee.convergence.model.store.ModelEntry;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.OperationStore;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.protocol.ErrorCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Those who wait to open or to resynchronize one model, or for a copy of it (model.md sections 4, 12 and 13). Not thread-safe: touched by the
 * model's mailbox only.
 */
final class Entrance {

    /** What was read of the rights of one who waits; none if the model is gone. */
    private record Admission(Optional<ModelRights> rights, Optional<ModelEntry> entry) {}

    private final LiveModel model;
    private final ModelContext context;
    private final ModelSettings settings;
    private final AutoCreation creation;
    private final CopyDesk copies;
    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private final Set<Participation> resynchronizing = new HashSet<>();
    private boolean visited;

    Entrance(LiveModel model, ModelContext context) {
        this.model = model;
        this.context = context;
        this.settings = context.settings();
        this.creation = new AutoCreation(model, this, context);
        this.copies = new CopyDesk(model, this, context);
    }

    boolean isEmpty() {
        return openings.isEmpty() && copies.isEmpty();
    }

    /** The users who wait. */
    Set<Long> userKeys() {
        return openings.values().stream()
                .map(opening -> opening.session().user().key())
                .collect(Collectors.toSet());
    }

    boolean contains(Opening opening) {
        return openings.get(opening.session().id()) == opening;
    }

    /** Whether anybody ever came to take part. */
    boolean isVisited() {
        return visited;
    }

    /** Whether a session takes part in the model or waits to. */
    boolean knows(Session session, OpenModel open) {
        return openings.containsKey(session.id())
                || open.members().find(session.id()).isPresent()
                || open.audience().contains(session.id());
    }

    /** Somebody comes. */
    void add(Guest guest, Optional<OpenModel> open, boolean absent) {
        if (guest instanceof Opening opening) {
            visited = true;
            add(opening, open, absent);
        } else if (guest instanceof Copyist copyist) {
            add(copyist.keeper(), open, absent);
        }
    }

    private void add(CopyKeeper keeper, Optional<OpenModel> open, boolean absent) {
        boolean known = open.map(there -> knows(keeper.session(), there))
                .orElseGet(() -> openings.containsKey(keeper.session().id()));
        if (known) {
            keeper.takesPart();
        } else if (keeper.wanted().isEmpty()) {
            keeper.alone();
        } else if (absent) {
            keeper.absent();
        } else {
            open.ifPresentOrElse(there -> copies.add(keeper, there), () -> copies.add(keeper));
        }
    }

    private void add(Opening opening, Optional<OpenModel> open, boolean absent) {
        String session = opening.session().id();
        String id = model.key().id();
        Optional<Member> member = open.flatMap(present -> present.members().find(session));
        if (member.filter(there -> open.get().audience().contains(there.participation()))
                .isPresent()) {
            opening.refuse(Refusal.of(ErrorCode.MODEL_ALREADY_OPEN, "The model is open already.", id));
        } else if (member.isPresent() || openings.putIfAbsent(session, opening) != null) {
            opening.refuse(Refusal.of(ErrorCode.MODEL_ALREADY_OPENING, "The model is being opened already.", id));
        } else if (open.isPresent()) {
            admit(opening, open.get());
        } else if (absent) {
            creation.ask(opening);
            creation.settle();
        } else {
            model.load();
        }
    }

    /** The model is there: one at a time, since the model may have to read something for each. */
    void present() {
        List<Opening> all = List.copyOf(openings.values());
        all.stream().filter(opening -> !opening.isResync()).forEach(this::admitSoon);
        all.stream().filter(Opening::isResync).forEach(this::admitSoon);
        copies.present();
    }

    private void admitSoon(Opening opening) {
        model.ensure(open -> {
            if (contains(opening)) {
                admit(opening, open);
            }
        });
    }

    /** There is no such model. */
    void absent() {
        copies.absent();
        List.copyOf(openings.values()).forEach(creation::ask);
        creation.settle();
    }

    /** Nobody can create it. */
    void nobodyCreates() {
        refuseAll(Refusal.notFound(model.key().id()));
        model.absent();
    }

    /** Refuses one of those who wait. */
    void refuse(Opening opening, Refusal refusal) {
        if (openings.remove(opening.session().id(), opening)) {
            opening.refuse(refusal);
        }
    }

    /** Refuses all who wait. */
    void refuseAll(Refusal refusal) {
        List.copyOf(openings.values()).forEach(opening -> refuse(opening, refusal));
        copies.failed();
    }

    /** Hands all who wait to somebody else. */
    void moveAll(Consumer<Opening> to) {
        List<Opening> all = List.copyOf(openings.values());
        openings.clear();
        all.forEach(to);
    }

    /** Whether anybody's silence has to be watched. */
    boolean isWatching(OpenModel open) {
        resynchronizing.removeIf(each ->
                open.members().find(each).filter(Member::resynchronizing).isEmpty()
                        && !open.audience().isBehind(each));
        return !resynchronizing.isEmpty();
    }

    /** Puts out who has been silent for too long while resynchronizing. */
    void putOutSilent(OpenModel open, long now) {
        for (Participation each : List.copyOf(resynchronizing)) {
            if (each.silence(now) > settings.resynchronizationTimeout().toNanos() && isWatching(open)) {
                model.execute(step -> open.members()
                        .find(each)
                        .filter(Member::resynchronizing)
                        .ifPresent(member -> open.putOut(step, each, ForceClose.UNKNOWN)));
            }
        }
    }

    /** What the user may do is read in the order of all changes of it. */
    private void admit(Opening opening, OpenModel open) {
        ModelKey key = open.row().key();
        long user = opening.session().user().key();
        context.writer()
                .submit(model.key(), handle -> {
                    if (open.row().ephemeral() && !EphemeralStore.hold(handle, key, context.nodeKey())) {
                        return new Admission(Optional.empty(), Optional.empty());
                    }
                    ModelRights rights =
                            AccessStore.rights(handle, key, List.of(user)).get(user);
                    boolean opens = rights != null && rights.read() && !opening.isResync();
                    Optional<ModelEntry> entry = opens ? ModelStore.nextValuePrefix(handle, key) : Optional.empty();
                    return new Admission(Optional.ofNullable(rights), entry);
                })
                .whenComplete((admission, failure) -> model.post(() -> {
                    if (contains(opening)) {
                        admitted(opening, open, admission, failure);
                    }
                }));
    }

    private void admitted(Opening opening, OpenModel open, Admission admission, Throwable failure) {
        if (failure != null) {
            refuse(opening, Refusal.of(ErrorCode.UNKNOWN, "The model could not be opened."));
        } else if (admission.rights().isEmpty()) {
            model.replaced();
        } else if (!admission.rights().get().read()) {
            refuse(opening, Refusal.unauthorized("read"));
        } else {
            open.admit(opening.session().user().key(), admission.rights().get());
            enter(opening, open, admission);
        }
    }

    private void enter(Opening opening, OpenModel open, Admission admission) {
        if (opening.isResync()) {
            resynchronize(opening, open, false);
        } else {
            join(opening, open, admission.entry().orElseThrow(), false);
        }
    }

    /** Who opens sees all that was acknowledged to anybody; another node may have stored operations that are not here. */
    private void join(Opening opening, OpenModel open, ModelEntry entry, boolean caughtUp) {
        if (entry.version() > open.control().version() && !caughtUp) {
            model.catchUp(now -> {
                if (contains(opening)) {
                    join(opening, now, entry, true);
                }
            });
            return;
        }
        openings.remove(opening.session().id());
        model.execute(new Join(open, opening, entry.valuePrefix()));
    }

    /** Begins when it is known what of it is the session's own; another node may have stored operations that are not. */
    private void resynchronize(Opening opening, OpenModel open, boolean caughtUp) {
        long from = opening.resyncFrom().orElseThrow();
        if (from > open.control().version() && !caughtUp) {
            model.catchUp(now -> {
                if (contains(opening)) {
                    resynchronize(opening, now, true);
                }
            });
            return;
        }
        if (from < 1 || from > open.control().version()) {
            refuse(opening, Refusal.of(ErrorCode.INVALID_MESSAGE, "The model never had this context version."));
            return;
        }
        if (opening.session().formerIds().isEmpty()
                || open.control().missingFrom(from).isEmpty()) {
            begin(opening, open, List.of(), from);
        } else {
            readOwn(opening, open, from);
        }
    }

    /** The model goes on meanwhile; what is stored from now on is looked at when it begins. */
    private void readOwn(Opening opening, OpenModel open, long from) {
        ModelKey key = open.row().key();
        List<String> former = opening.session().formerIds();
        long to = open.pipeline().storedVersion();
        context.reader()
                .read(handle -> OperationStore.ofSessions(handle, key, former, from + 1, to, settings.maxLag()))
                .whenComplete((own, failure) -> model.post(() -> {
                    if (!contains(opening)) {
                        return;
                    }
                    if (failure != null) {
                        refuse(opening, Refusal.of(ErrorCode.UNKNOWN, "The model could not be read."));
                    } else {
                        begin(opening, open, own, to);
                    }
                }));
    }

    private void begin(Opening opening, OpenModel open, List<StoredOperation> own, long to) {
        if (openings.remove(opening.session().id(), opening)) {
            resynchronizing.add(opening.participation());
            model.execute(new Resync(
                    open, opening, own.stream().map(StoredOperation::entry).toList(), to));
        }
    }
}
