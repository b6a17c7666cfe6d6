package ee.convergence.domain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of processes. Stateless; every method works in the caller's transaction. */
final class NodeStore {

    private NodeStore() {}

    /** What is known of a node: its beat stands still when it is dead. */
    record Mark(long nodeKey, long beat, long seenMillis) {}

    /** Adds a node. */
    static void insert(Handle handle, long nodeKey, long nowMillis) {
        handle.execute("INSERT INTO node (node_key, beat, seen_at) VALUES (?, 0, ?)", nodeKey, nowMillis);
    }

    /** Stores a mark of life; false when there is no such node. */
    static boolean beat(Handle handle, long nodeKey, long nowMillis) {
        return handle.execute("UPDATE node SET beat = beat + 1, seen_at = ? WHERE node_key = ?", nowMillis, nodeKey)
                > 0;
    }

    /** All nodes. */
    static List<Mark> list(Handle handle) {
        return handle.createQuery("SELECT node_key, beat, seen_at FROM node")
                .map((row, context) -> new Mark(row.getLong("node_key"), row.getLong("beat"), row.getLong("seen_at")))
                .list();
    }

    /** Removes a node that has not beaten since; false when it has. */
    static boolean removeDead(Handle handle, Mark mark) {
        return handle.execute("DELETE FROM node WHERE node_key = ? AND beat = ?", mark.nodeKey(), mark.beat()) > 0;
    }

    /** Removes a node. */
    static void remove(Handle handle, long nodeKey) {
        handle.execute("DELETE FROM node WHERE node_key = ?", nodeKey);
    }
}
