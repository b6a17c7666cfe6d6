package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.NodeStore.Mark;
import ee.convergence.storage.Database;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the sessions of nodes that give no sign of life ({@code protocol.md} section 2). A node is dead when its beat, a
 * number, did not change for the idle timeout as measured by this node's monotonic clock: clocks are never compared, and
 * what is found at start gets one timeout before it is ended. Not thread-safe: for one task at a time.
 */
@ServerSingleton
final class NodePruning {

    private static final Logger LOG = System.getLogger(NodePruning.class.getName());
    private static final int BATCH = 500;

    private record Observed(long beat, long sinceNanos) {}

    private final Database database;
    private final Writer writer;
    private final Node node;
    private final LiveSessions sessions;
    private final long idleNanos;
    private final Map<Long, Observed> observed = new HashMap<>();

    @Inject
    NodePruning(Database database, Writer writer, Node node, LiveSessions sessions, Settings settings) {
        this.database = database;
        this.writer = writer;
        this.node = node;
        this.sessions = sessions;
        this.idleNanos = settings.upkeep().idleTimeout().toNanos();
    }

    /** Looks at all nodes and ends the sessions of the dead; blocks while the database is asked. */
    void prune() {
        long now = System.nanoTime();
        List<Mark> marks = database.jdbi().withHandle(NodeStore::list);
        observed.keySet().retainAll(marks.stream().map(Mark::nodeKey).collect(Collectors.toSet()));
        for (Mark mark : marks) {
            if (mark.nodeKey() != node.key() && isDead(mark, now)) {
                end(mark);
            }
        }
        endLost();
    }

    /** Stores this node's mark of life; takes back the end of its sessions if it was late; blocks meanwhile. */
    void beat() {
        if (!node.beat().join()) {
            LOG.log(Level.WARNING, "this node was taken for dead, its sessions are registered again");
            sessions.domainKeys().forEach(this::revive);
        }
    }

    private boolean isDead(Mark mark, long now) {
        Observed before = observed.get(mark.nodeKey());
        if (before == null || before.beat() != mark.beat()) {
            observed.put(mark.nodeKey(), new Observed(mark.beat(), now));
            return false;
        }
        return now - before.sinceNanos() >= idleNanos;
    }

    private void end(Mark mark) {
        int ended = writer.submit(
                        mark.nodeKey(),
                        handle -> NodeStore.removeDead(handle, mark)
                                ? SessionStore.endAll(handle, mark.nodeKey(), mark.seenMillis())
                                : 0)
                .join();
        if (ended > 0) {
            LOG.log(Level.INFO, () -> "ended " + ended + " sessions of a process that is gone");
        }
    }

    /** Ends own sessions that are stored as connected but are not: their end could not be stored when it came. */
    private void endLost() {
        long before = System.currentTimeMillis() - idleNanos / 1_000_000;
        List<SessionStore.Key> stored =
                database.jdbi().withHandle(handle -> SessionStore.connected(handle, node.key(), before));
        for (SessionStore.Key key : stored) {
            if (sessions.find(key.domainKey(), key.id()).isEmpty()) {
                writer.submit(key.domainKey(), handle -> {
                            SessionStore.disconnected(handle, key.domainKey(), key.id(), System.currentTimeMillis());
                            return true;
                        })
                        .join();
            }
        }
    }

    private void revive(long domainKey) {
        Set<String> alive = sessions.ids(domainKey);
        List<String> ids = List.copyOf(alive);
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            writer.submit(domainKey, handle -> {
                        SessionStore.revive(handle, domainKey, batch);
                        return true;
                    })
                    .join();
        }
    }
}
