package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import java.util.List;

/**
 * Where a session stands: K, base and B of ot.md section 2. Immutable.
 *
 * @param known the highest context version that the session is known to have reached
 * @param base the version at which a resynchronizing session was answered, else 0
 * @param bridged all entries of others before this version that the session may not have seen are in the bridge
 * @param bridge the bridge, in the order of versions
 */
record Standing(long known, long base, long bridged, List<BridgeEntry> bridge) {

    static Standing opened(long version) {
        return new Standing(version, 0, version, List.of());
    }

    static Standing resynchronizing(long version) {
        return new Standing(version, version, version, List.of());
    }

    /**
     * The context version of a message. A client that sends again after a reconnect stamps what it sends with a version
     * that can be below the one at which it resynchronized; all between are its own.
     *
     * @throws OperationRejectedException if the session cannot have been at that version
     */
    long context(long stamped, long current) throws OperationRejectedException {
        long context = Math.max(stamped, base);
        if (stamped < 0 || context < known || context > current) {
            throw new OperationRejectedException(
                    Reason.CONTEXT_VERSION,
                    "context version " + stamped + " is not between " + known + " and " + current);
        }
        return context;
    }

    /** The part of the bridge that a session at the given version has not seen. */
    List<BridgeEntry> bridgeFrom(long context) {
        int seen = 0;
        while (seen < bridge.size() && bridge.get(seen).version() < context) {
            seen++;
        }
        return bridge.subList(seen, bridge.size());
    }

    Standing moved(long context, long nowBridged, List<BridgeEntry> nowBridge) {
        return new Standing(context, base, nowBridged, nowBridge);
    }
}
