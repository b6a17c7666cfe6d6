package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.reference.ReferenceShift;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.ot.transform.Passage;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.ot.tree.UndoJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Orders, transforms and applies what sessions submit to one open model, so that all replicas converge (ot.md sections 2
 * and 3).
 *
 * <p>Everything that changes here is noted in the tree's journal: its {@link UndoJournal#undoTo} takes back submissions,
 * versions, and who takes part, all together. {@link #confirm} makes changes final.
 *
 * <p>The history in memory is bounded; before a message of a session is processed, {@link #missing} tells which earlier
 * entries must be {@linkplain #supply supplied}.
 *
 * <p>Not thread-safe.
 */
public final class ConcurrencyControl {

    private final ModelTree tree;
    private final UndoJournal journal;
    private final History history;
    private final boolean spareClients;
    private final Participants participants;

    /** For published clients: what they cannot deal with is stored and relayed in another form with the same effect. */
    public ConcurrencyControl(ModelTree tree, long version) {
        this(tree, version, true);
    }

    /**
     * @param tree the model
     * @param version the model's version
     * @param spareClients whether operations that the published client cannot deal with are stored and relayed in another
     *     form with the same effect (ot.md section 5.2)
     */
    public ConcurrencyControl(ModelTree tree, long version, boolean spareClients) {
        this.tree = tree;
        this.spareClients = spareClients;
        journal = tree.journal();
        history = new History(version);
        participants = new Participants(journal);
    }

    /** The model's current version. */
    public long version() {
        return history.end();
    }

    /** Whether the session takes part: it has the model open or is resynchronizing it. */
    public boolean participates(String session) {
        return participants.contains(session);
    }

    /** A session opens the model at the current version. */
    public void open(String session) {
        participants.put(session, Standing.opened(version()));
    }

    /** A session's request to resynchronize is answered at the current version. */
    public void resynchronize(String session) {
        participants.put(session, Standing.resynchronizing(version()));
    }

    /**
     * A session resynchronizes from a version on that continues earlier ones, some of whose operations were accepted
     * since, which it does not know: it is going to send them again, before anything new.
     *
     * @param own these operations
     */
    public void resume(String session, long version, List<HistoryEntry> own) {
        participants.put(session, Standing.resuming(version, own));
    }

    /** The operation that the session is to send again next. */
    public Optional<HistoryEntry> awaited(String session) {
        return participants.get(session).awaited();
    }

    /**
     * The session sends again what was {@linkplain #awaited awaited}: nothing is applied, but what follows it can be.
     *
     * @throws OperationRejectedException if it cannot come from a correct client
     */
    public void resubmit(String session, long contextVersion, Operation operation) throws OperationRejectedException {
        Standing standing = participants.get(session);
        long accepted = standing.awaited().orElseThrow().version();
        long context = standing.context(contextVersion, accepted);
        OperationShape.check(operation);
        Passage passage = new Passage(operation);
        List<BridgeEntry> bridge = new ArrayList<>();
        for (BridgeEntry entry : path(session, standing, context)) {
            if (entry.version() < accepted) {
                bridge.add(new BridgeEntry(entry.version(), passage.pass(entry.operation())));
            }
        }
        participants.put(session, standing.afterResent(context, bridge));
    }

    /**
     * What the session sends now is the first of these of those that are {@linkplain #awaited awaited}: those before it,
     * and all if there is none, are taken for others'.
     */
    public void skipTo(String session, Predicate<HistoryEntry> sent) {
        participants.put(session, participants.get(session).skippedTo(sent));
    }

    /** The session sends nothing more again. */
    public void settle(String session) {
        skipTo(session, entry -> false);
    }

    /** A session closes the model, is put out of it or disconnects. */
    public void leave(String session) {
        participants.remove(session);
    }

    /**
     * Which part of the history must be {@linkplain #supply supplied} before a message of the session can be processed.
     * Empty for the usual message, and for one that will be rejected anyway.
     */
    public Optional<VersionRange> missing(String session, long contextVersion) {
        return missingFrom(since(session, contextVersion));
    }

    /** From which version on the history must be there to process a message of the session. */
    public long since(String session, long contextVersion) {
        Standing standing = participants.get(session);
        return Math.max(Math.max(contextVersion, standing.known()), standing.bridged());
    }

    /** Which part of the history must be supplied before {@link #entriesFrom} can answer. */
    public Optional<VersionRange> missingFrom(long version) {
        return version < history.first() ? Optional.of(new VersionRange(version, history.first())) : Optional.empty();
    }

    /**
     * Supplies earlier history.
     *
     * @param entries all entries of the range that is missing, in order
     */
    public void supply(List<HistoryEntry> entries) {
        history.prepend(entries);
    }

    /** The sessions of all entries that are in memory. */
    public Set<String> sessions() {
        Set<String> sessions = new HashSet<>();
        history.from(history.first()).forEach(entry -> sessions.add(entry.session()));
        return sessions;
    }

    /** All entries from a version on, for instance those that a resynchronizing client has not seen. */
    public List<HistoryEntry> entriesFrom(long version) {
        return List.copyOf(history.from(version));
    }

    /**
     * Entries in order.
     *
     * @param from the version of the first
     * @param to behind the version of the last
     * @param most how many of the first of them at most
     */
    public List<HistoryEntry> entries(long from, long to, int most) {
        return List.copyOf(history.from(from).subList(0, (int) Math.min(to - from, most)));
    }

    /**
     * Processes a submission (ot.md sections 3.1 to 3.3; permissions are the caller's business). If it is accepted, the
     * model's version is one higher.
     *
     * @param session a session that takes part
     * @param contextVersion as the client stamped it
     * @param sequence as the client counted it
     * @param now becomes the time of the entry
     * @throws OperationRejectedException if the submission cannot come from a correct client; nothing has changed
     */
    public Accepted submit(String session, long contextVersion, int sequence, Operation operation, Instant now)
            throws OperationRejectedException {
        Standing standing = participants.get(session);
        long context = standing.context(contextVersion, version());
        OperationShape.check(operation);
        Passage passage = new Passage(operation);
        List<BridgeEntry> path = path(session, standing, context);
        List<BridgeEntry> bridge = new ArrayList<>(path.size());
        for (BridgeEntry entry : path) {
            bridge.add(new BridgeEntry(entry.version(), passage.pass(entry.operation())));
        }
        Applied applied = tree.apply(passage.operation());
        Accepted accepted = append(session, now, sequence, spareClients ? RelayedForm.of(applied, version()) : applied);
        participants.put(session, standing.moved(context, version(), bridge));
        return accepted;
    }

    /** As {@link #submit(String, long, int, Operation, Instant)}, of a session that does not count. */
    public Accepted submit(String session, long contextVersion, Operation operation, Instant now)
            throws OperationRejectedException {
        return submit(session, contextVersion, HistoryEntry.NOT_COUNTED, operation, now);
    }

    /**
     * Applies an operation that was ordered elsewhere: by another server process, or before this one started.
     *
     * @throws OperationRejectedException if it does not fit the model, which then is not what it should be
     * @throws IllegalArgumentException if its version is not the next one
     */
    public Accepted replay(HistoryEntry entry) throws OperationRejectedException {
        if (entry.version() != version()) {
            throw new IllegalArgumentException("version " + entry.version() + " instead of " + version());
        }
        return append(entry.session(), entry.time(), entry.sequence(), tree.apply(entry.operation()));
    }

    /**
     * Shifts the values of a reference that a session shares or sets to the current version (ot.md section 3.4).
     *
     * @param element the id of the element that the reference is on
     * @return the values at the current version; empty if concurrent operations ended the reference
     * @throws OperationRejectedException if the session cannot be at that version
     */
    public Optional<ReferenceValues> shift(String session, long contextVersion, String element, ReferenceValues values)
            throws OperationRejectedException {
        Standing standing = participants.get(session);
        long context = standing.context(contextVersion, version());
        List<BridgeEntry> path = path(session, standing, context);
        Optional<ReferenceValues> shifted = Optional.of(values);
        for (BridgeEntry entry : path) {
            shifted = shifted.flatMap(current -> ReferenceShift.shift(element, current, entry.operation()));
        }
        participants.put(session, standing.moved(context, version(), path));
        return shifted;
    }

    /**
     * Makes everything up to a version final: it can no longer be undone. Drops history that lies further back.
     *
     * @param position the position that the journal had when the last change to be made final was done
     * @param version the model's version at that position
     * @param keep how many final entries of the history stay in memory
     */
    public void confirm(long position, long version, int keep) {
        journal.forgetTo(position);
        history.dropBefore(version - keep);
    }

    private List<BridgeEntry> path(String session, Standing standing, long context) {
        List<BridgeEntry> path = new ArrayList<>(standing.bridgeFrom(context));
        for (HistoryEntry entry : history.from(Math.max(context, standing.bridged()))) {
            if (!entry.session().equals(session) && !standing.isOwn(entry)) {
                path.add(new BridgeEntry(entry.version(), entry.operation()));
            }
        }
        return path;
    }

    private Accepted append(String session, Instant time, int sequence, Applied applied) {
        HistoryEntry entry = new HistoryEntry(version(), session, time, applied.operation(), sequence);
        history.append(entry);
        journal.record(history::removeLast);
        return new Accepted(entry, applied.parts());
    }
}
