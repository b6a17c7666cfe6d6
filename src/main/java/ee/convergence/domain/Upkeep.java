package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.config.UpkeepSettings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be done again and again while the server runs: the mark of life, the watch for changes made elsewhere, the
 * end of dead nodes' sessions, the purge. Thread-safe.
 */
@ServerSingleton
public final class Upkeep implements AutoCloseable {

    private final Node node;
    private final SessionWatch watch;
    private final UserWatch users;
    private final RightsWatch rights;
    private final NodePruning pruning;
    private final Purge purge;
    private final WorkerPool workers;
    private final Sweep sweep;
    private final UpkeepSettings settings;
    private final List<Sweep.Registration> registrations = new ArrayList<>();

    /** Does all this on these workers. */
    @Inject
    Upkeep(
            Node node,
            SessionWatch watch,
            UserWatch users,
            RightsWatch rights,
            NodePruning pruning,
            Purge purge,
            WorkerPool workers,
            Sweep sweep,
            Settings settings) {
        this.node = node;
        this.watch = watch;
        this.users = users;
        this.rights = rights;
        this.pruning = pruning;
        this.purge = purge;
        this.workers = workers;
        this.sweep = sweep;
        this.settings = settings.upkeep();
    }

    /** Makes this process known and begins; to be called once, before anybody logs in. */
    public void start() {
        node.join();
        repeat("mark of life", settings.heartbeatInterval(), pruning::beat);
        repeat("watch", settings.watchInterval(), watch::look);
        repeat("watch for users", settings.watchInterval(), users::look);
        repeat("watch for rights", settings.watchInterval(), rights::look);
        repeat("pruning", settings.pruneInterval(), pruning::prune);
        repeat("purge", settings.purgeInterval(), purge::run);
    }

    /** Ends all of it and takes leave of the other nodes. To be called when all sessions have ended. */
    @Override
    public void close() {
        registrations.forEach(Sweep.Registration::close);
        if (node.key() > 0) {
            node.leave();
        }
    }

    private void repeat(String name, Duration interval, Runnable task) {
        registrations.add(sweep.register(new RepeatedTask(name, interval, workers, task)));
    }
}
