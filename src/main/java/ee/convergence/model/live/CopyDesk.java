package ee.convergence.model.live;

import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.ModelStore;
import ee.convergence.model.store.StoredModel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Serves those who keep copies of one model (model.md section 13), in groups: who comes while one is served belongs to the
 * next, and all of a group get the same, taken down once. Not thread-safe: touched by the model's mailbox only.
 */
final class CopyDesk {

    /** What was read for those who are served: rights by user's key, and the prefixes for those who want one. */
    private record Admission(Map<Long, ModelRights> rights, Deque<Long> prefixes) {}

    private static final Logger LOG = System.getLogger(CopyDesk.class.getName());

    private final LiveModel model;
    private final Entrance entrance;
    private final ModelContext context;
    private final List<CopyKeeper> waiting = new ArrayList<>();
    /** Whether a group is being served. */
    private boolean serving;

    CopyDesk(LiveModel model, Entrance entrance, ModelContext context) {
        this.model = model;
        this.entrance = entrance;
        this.context = context;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && !serving;
    }

    /** Somebody comes who wants data; the model is in memory. */
    void add(CopyKeeper keeper, OpenModel open) {
        waiting.add(keeper);
        serve(open, false);
    }

    /** Somebody comes who wants data; the model is not in memory yet. */
    void add(CopyKeeper keeper) {
        waiting.add(keeper);
        model.load();
    }

    /** The model is there. */
    void present() {
        if (!waiting.isEmpty()) {
            model.ensure(open -> serve(open, false));
        }
    }

    /** There is no such model. */
    void absent() {
        each(takeAll(), CopyKeeper::absent);
    }

    /** The model cannot be had. */
    void failed() {
        each(takeAll(), CopyKeeper::failed);
    }

    private List<CopyKeeper> takeAll() {
        List<CopyKeeper> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Another node may have stored what is not in memory. */
    private void serve(OpenModel open, boolean caughtUp) {
        if (serving) {
            return;
        }
        if (!caughtUp && waiting.stream().anyMatch(keeper -> isAhead(keeper, open))) {
            model.catchUp(now -> serve(now, true));
            return;
        }
        List<CopyKeeper> keepers = takeAll();
        if (keepers.isEmpty()) {
            return;
        }
        serving = true;
        model.execute(step -> {
            step.otherwise(refusal -> end(keepers, CopyKeeper::failed));
            CopiedModel copied = CopiedModel.of(open);
            step.then(() -> admit(open, keepers, copied));
        });
    }

    private static boolean isAhead(CopyKeeper keeper, OpenModel open) {
        StoredModel wanted = keeper.wanted().orElseThrow();
        return !wanted.key().equals(open.row().key())
                || wanted.version() > open.control().version();
    }

    /** The rights are read after the data, so that nobody gets what was written after he lost them. */
    private void admit(OpenModel open, List<CopyKeeper> keepers, CopiedModel copied) {
        ModelKey key = open.row().key();
        List<Long> users = keepers.stream().map(CopyDesk::user).distinct().toList();
        List<Long> first = keepers.stream()
                .filter(CopyKeeper::wantsPrefix)
                .map(CopyDesk::user)
                .toList();
        CompletableFuture<Admission> reading = first.isEmpty()
                ? context.reader().read(handle -> admission(handle, key, users, first))
                : context.writer().submit(model.key(), handle -> admission(handle, key, users, first));
        reading.whenComplete((admission, failure) -> model.post(() -> {
            if (failure != null) {
                LOG.log(Level.WARNING, "copies of a model cannot be brought up to date", failure);
                end(keepers, CopyKeeper::failed);
            } else {
                end(keepers, keeper -> deliver(open, keeper, copied, admission));
            }
        }));
    }

    private static Admission admission(Handle handle, ModelKey key, List<Long> users, List<Long> first) {
        Map<Long, ModelRights> rights = AccessStore.rights(handle, key, users);
        Deque<Long> prefixes = new ArrayDeque<>();
        for (Long user : first) {
            if (rights.getOrDefault(user, ModelRights.NONE).read()) {
                ModelStore.nextValuePrefix(handle, key).ifPresent(entry -> prefixes.add(entry.valuePrefix()));
            }
        }
        return new Admission(rights, prefixes);
    }

    private void deliver(OpenModel open, CopyKeeper keeper, CopiedModel copied, Admission admission) {
        ModelRights rights = admission.rights().get(user(keeper));
        if (!model.isOpen(open)) {
            keeper.failed();
        } else if (entrance.knows(keeper.session(), open)) {
            keeper.takesPart();
        } else if (rights == null) {
            keeper.absent();
        } else {
            boolean prefixed = rights.read() && keeper.wantsPrefix();
            Long prefix = prefixed ? admission.prefixes().poll() : null;
            keeper.present(copied, rights, prefix == null ? OptionalLong.empty() : OptionalLong.of(prefix));
        }
    }

    private void end(List<CopyKeeper> keepers, Consumer<CopyKeeper> how) {
        serving = false;
        each(keepers, how);
        present();
    }

    private static void each(List<CopyKeeper> keepers, Consumer<CopyKeeper> how) {
        for (CopyKeeper keeper : keepers) {
            try {
                how.accept(keeper);
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "a copy of a model could not be brought up to date", failure);
            }
        }
    }

    private static long user(CopyKeeper keeper) {
        return keeper.session().user().key();
    }
}
