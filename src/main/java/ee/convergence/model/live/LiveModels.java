package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.model.directory.ModelChangeListener;
import ee.convergence.model.live.ReferenceChange.Wish;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredModel;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.CloseRealTimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The models in memory, and what sessions do with them. Thread-safe; never blocks. */
@ServerSingleton
public final class LiveModels implements ModelChangeListener {

    private final ConcurrentHashMap<ModelName, LiveModel> models = new ConcurrentHashMap<>();
    private final ModelContext context;
    private final Iterable<ModelListener> listeners;

    /** Loads them from this surrounding; who listens is looked for when there is something to tell. */
    @Inject
    public LiveModels(ModelContext context, Sweep sweep, Instance<ModelListener> listeners) {
        this.context = context;
        this.listeners = listeners;
        sweep.register(() -> {
            long now = System.nanoTime();
            models.values().forEach(model -> model.sweep(now));
        });
    }

    /** How many models are in memory. */
    public int size() {
        return models.size();
    }

    /** A session opens a model; the request is answered later. */
    public void open(SessionModels owner, ModelName key, Optional<Integer> autoCreateId, Exchange exchange) {
        LiveModel model = of(key);
        Participation participation = new Participation(model, owner);
        enter(model, new Opening(participation, exchange, autoCreateId, Optional.empty()));
    }

    /** A session resynchronizes a model from a version; the request is answered later. */
    public void resynchronize(SessionModels owner, ModelName key, long from, Exchange exchange) {
        LiveModel model = of(key);
        Participation participation = new Participation(model, owner);
        enter(model, new Opening(participation, exchange, Optional.empty(), Optional.of(from)));
    }

    /** Somebody wants to bring a copy up to date; he is answered later. */
    public void copy(ModelName key, CopyKeeper keeper) {
        enter(key, new Copyist(keeper));
    }

    /** A session submits an operation; {@code done} follows when it is dealt with. False if too much waits already. */
    public boolean submit(Participation from, OperationSubmissionMessage message, Runnable done) {
        return from.model().run(open -> from.model().execute(new Submission(open, from, message, done)), done);
    }

    /** A session shares or sets a reference. False if too much waits already. */
    public boolean putReference(
            Participation from,
            Optional<String> element,
            String key,
            ReferenceValues values,
            long version,
            Runnable done) {
        return change(from, Wish.PUT, new ReferenceKey(element, key), Optional.of(values), version, done);
    }

    /** A session clears or unshares a reference. False if too much waits already. */
    public boolean dropReference(
            Participation from, boolean unshare, Optional<String> element, String key, Runnable done) {
        Wish wish = unshare ? Wish.UNSHARE : Wish.CLEAR;
        return change(from, wish, new ReferenceKey(element, key), Optional.empty(), 0, done);
    }

    /** A session has caught up, and has the model open from now on or not. */
    public boolean resynchronized(Participation from, boolean open, Runnable done) {
        return from.model().run(model -> from.model().execute(new ResyncCompletion(model, from, open, done)), done);
    }

    /** A session closes a model; the request is answered when all that it sent before is. */
    public void close(Participation from, Exchange exchange) {
        Runnable notOpen = () -> exchange.fail(ErrorCode.MODEL_NOT_OPEN, "The model is not open.");
        boolean taken = from.model()
                .run(
                        model -> from.model().execute(step -> {
                            step.otherwise(refusal -> closed(exchange));
                            if (model.members().find(from).isEmpty()) {
                                step.then(notOpen);
                                return;
                            }
                            model.leave(step, from);
                            step.then(() -> closed(exchange));
                        }),
                        notOpen);
        if (!taken) {
            exchange.fail(ErrorCode.UNKNOWN, "The model has too much to do.");
        }
    }

    /** A session is over. */
    public void leave(Participation gone) {
        gone.model().leave(gone);
    }

    /** Who may do what with a model was changed. */
    public void accessChanged(ModelName key) {
        Optional.ofNullable(models.get(key)).ifPresent(LiveModel::accessChanged);
        listeners.forEach(listener -> listener.accessChanged(key));
    }

    /** The model of this name with this row was deleted; {@code then} follows when everybody is told. */
    public void deleted(ModelName key, ModelKey row, Runnable then) {
        deleted(key);
        LiveModel model = models.get(key);
        if (model == null) {
            then.run();
        } else {
            model.deleted(row, then);
        }
    }

    @Override
    public void modelDeleted(ModelKey deleted) {
        models.values().stream()
                .filter(model -> model.key().domainKey() == deleted.domainKey())
                .filter(model ->
                        model.row().map(StoredModel::key).orElse(deleted).equals(deleted))
                .forEach(model -> model.deleted(deleted, () -> {}));
    }

    @Override
    public void collectionChanged(long domainKey, long collectionKey) {
        all(row -> row.key().domainKey() == domainKey && row.collectionKey() == collectionKey)
                .forEach(LiveModel::accessChanged);
    }

    private List<LiveModel> all(Predicate<StoredModel> wanted) {
        return models.values().stream()
                .filter(model -> model.row().filter(wanted).isPresent())
                .toList();
    }

    void enter(ModelName key, Guest guest) {
        LiveModel model = of(key);
        enter(model, guest.on(model));
    }

    /** The model of this name is deleted, and whoever has it open is told otherwise. */
    void deleted(ModelName key) {
        listeners.forEach(listener -> listener.deleted(key));
    }

    void remove(LiveModel model) {
        models.remove(model.key(), model);
    }

    private void enter(LiveModel model, Guest guest) {
        if (!model.enter(guest)) {
            guest.refuse(Refusal.of(ErrorCode.UNKNOWN, "The model has too much to do."));
        }
    }

    private boolean change(
            Participation from,
            Wish wish,
            ReferenceKey key,
            Optional<ReferenceValues> values,
            long version,
            Runnable done) {
        return from.model()
                .run(
                        open -> {
                            from.model().execute(new ReferenceChange(open, from, wish, key, values, version));
                            done.run();
                        },
                        done);
    }

    private static void closed(Exchange exchange) {
        exchange.reply(ConvergenceMessage.newBuilder()
                .setCloseRealTimeModelResponse(CloseRealTimeModelResponseMessage.getDefaultInstance()));
    }

    private LiveModel of(ModelName key) {
        return models.computeIfAbsent(key, absent -> new LiveModel(key, this, context));
    }
}
