package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a session stands: K, base and B of ot.md section 2; and, if it continues an earlier session, what it does not
 * know to have been accepted from that. Immutable.
 *
 * @param known the highest context version that the session is known to have reached
 * @param base the version at which a resynchronizing session was answered, else 0
 * @param bridged all entries of others before this version that the session may not have seen are in the bridge
 * @param bridge the bridge, in the order of versions
 * @param own entries of earlier sessions that are its own
 * @param resent how many of these it has sent again
 */
record Standing(long known, long base, long bridged, List<BridgeEntry> bridge, List<HistoryEntry> own, int resent) {

    private static final Comparator<HistoryEntry> BY_VERSION = Comparator.comparingLong(HistoryEntry::version);

    static Standing opened(long version) {
        return new Standing(version, 0, version, List.of(), List.of(), 0);
    }

    static Standing resynchronizing(long version) {
        return resuming(version, List.of());
    }

    static Standing resuming(long version, List<HistoryEntry> own) {
        return new Standing(version, version, version, List.of(), List.copyOf(own), 0);
    }

    /** What it is to send again next. */
    Optional<HistoryEntry> awaited() {
        return resent < own.size() ? Optional.of(own.get(resent)) : Optional.empty();
    }

    boolean isOwn(HistoryEntry entry) {
        return Collections.binarySearch(own, entry, BY_VERSION) >= 0;
    }

    /** It has sent again what was awaited. */
    Standing afterResent(long context, List<BridgeEntry> nowBridge) {
        return new Standing(context, base, own.get(resent).version() + 1, nowBridge, own, resent + 1);
    }

    /** What it has not sent again before the first of these is not its own. */
    Standing skippedTo(Predicate<HistoryEntry> sent) {
        int next = resent;
        while (next < own.size() && !sent.test(own.get(next))) {
            next++;
        }
        if (next == resent) {
            return this;
        }
        List<HistoryEntry> left = new ArrayList<>(own.subList(0, resent));
        left.addAll(own.subList(next, own.size()));
        return new Standing(known, base, bridged, bridge, List.copyOf(left), resent);
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
        return new Standing(context, base, nowBridged, nowBridge, own, resent);
    }
}
