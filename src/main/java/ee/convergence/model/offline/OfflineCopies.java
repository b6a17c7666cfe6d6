package ee.convergence.model.offline;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Mailbox;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.concurrent.Sweep;
import ee.convergence.config.OfflineSettings;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.model.live.LiveModels;
import ee.convergence.model.live.ModelListener;
import ee.convergence.model.live.ModelName;
import ee.convergence.model.live.Participation;
import ee.convergence.model.live.SessionModels;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The models that sessions keep offline (model.md section 13). Thread-safe; never blocks. */
@ServerSingleton
public final class OfflineCopies implements ModelListener {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Mailbox mailbox;
    private final LiveModels models;
    private final OfflineSettings settings;
    private final Shelves shelves = new Shelves();
    private final Checks checks;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /** Of these models. */
    @Inject
    OfflineCopies(LiveModels models, Reader reader, Mailboxes mailboxes, Settings settings, Sweep sweep) {
        this.models = models;
        this.settings = settings.offline();
        this.mailbox = mailboxes.create(Integer.MAX_VALUE);
        this.checks = new Checks(reader, mailbox, this::compare, this::lookLater);
        sweep.register(this::sweep);
    }

    /** A session changes what it keeps; the request is answered later, before the session is told of any model. */
    public void change(SessionModels owner, SubscriptionChange change, Exchange exchange) {
        mailbox.post(() -> {
            if (!owner.isEnded()) {
                change(owner.session(), change, exchange);
            }
        });
    }

    /** A session keeps this model no more. */
    public void unsubscribe(Session session, String id) {
        mailbox.post(() -> shelves.find(session)
                .ifPresent(shelf -> shelf.find(id).ifPresent(copy -> shelves.remove(shelf, copy))));
    }

    /** A session is over; what it keeps here is forgotten. */
    public void end(Session session) {
        mailbox.post(() ->
                shelves.find(session).ifPresent(shelf -> shelf.all().forEach(copy -> shelves.remove(shelf, copy))));
    }

    @Override
    public void left(Participation participation) {
        shelves.find(participation.session(), participation.name().id()).ifPresent(copy -> {
            participation.known().ifPresent(copy::learn);
            boolean skipped = copy.takeSkipped();
            mailbox.post(() -> {
                copy.forget();
                if (skipped) {
                    checks.add(copy);
                }
            });
        });
    }

    @Override
    public void accessChanged(ModelName name) {
        lookAt(name);
    }

    @Override
    public void deleted(ModelName name) {
        lookAt(name);
    }

    private void lookAt(ModelName name) {
        if (shelves.contains(name)) {
            mailbox.post(() -> shelves.of(name).forEach(checks::add));
        }
    }

    /** All copies of these models are to be compared. */
    void lookAt(StoredChanges changes) {
        mailbox.post(() -> shelves.copies().filter(changes::mayConcern).forEach(checks::add));
    }

    private void change(Session session, SubscriptionChange change, Exchange exchange) {
        Optional<Shelf> former = shelves.find(session);
        Set<String> kept = change.kept(former.map(Shelf::ids).orElseGet(Set::of));
        if (kept.size() > settings.maxSubscriptions()) {
            exchange.fail(ErrorCode.INVALID_MESSAGE, "Too many models to be kept offline.");
            return;
        }
        former.ifPresent(shelf -> shelf.all().stream()
                .filter(copy -> !kept.contains(copy.name().id()))
                .forEach(copy -> shelves.remove(shelf, copy)));
        exchange.ok();
        Shelf shelf = former.orElseGet(() -> new Shelf(session, nextDue(System.nanoTime())));
        change.subscribe().forEach((id, known) -> {
            OfflineCopy copy =
                    new OfflineCopy(session, new ModelName(session.domain().key(), id), known);
            shelves.put(shelf, copy);
            checks.add(copy);
        });
    }

    private void compare(OfflineCopy copy, Optional<ModelAccess> found) {
        shelves.find(copy.session()).filter(shelf -> !copy.isEnded()).ifPresent(shelf -> {
            if (shelf.isUnderWay(copy)) {
                copy.lookAgain();
                return;
            }
            copy.compare(found);
            shelf.compared(copy);
            proceed(shelf);
        });
    }

    private void lookLater(OfflineCopy copy) {
        shelves.find(copy.session()).ifPresent(shelf -> shelf.dueAt(System.nanoTime() + RETRY.toNanos()));
    }

    private void proceed(Shelf shelf) {
        shelf.proceed(copy ->
                models.copy(copy.name(), new Update(copy, told -> mailbox.post(() -> done(shelf, copy, told)))));
    }

    private void done(Shelf shelf, OfflineCopy copy, boolean told) {
        shelf.done();
        if (!told) {
            lookLater(copy);
        }
        if (copy.isEnded()) {
            shelves.remove(shelf, copy);
        } else if (copy.takeAgain()) {
            checks.add(copy);
        }
        proceed(shelf);
    }

    private void sweep() {
        if (!shelves.isEmpty() && sweeping.compareAndSet(false, true)) {
            mailbox.post(() -> {
                sweeping.set(false);
                long now = System.nanoTime();
                shelves.all().forEach(shelf -> sweep(shelf, now));
            });
        }
    }

    private void sweep(Shelf shelf, long now) {
        if (shelf.isDue(now, nextDue(now))) {
            shelf.all().forEach(checks::add);
        }
        proceed(shelf);
    }

    private long nextDue(long now) {
        return now + settings.modelSyncInterval().toNanos();
    }
}
