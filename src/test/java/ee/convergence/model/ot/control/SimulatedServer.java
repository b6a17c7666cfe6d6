package ee.convergence.model.ot.control;

import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.ModelTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The server of a simulation: stores what it accepts, keeps little of it in memory, and now and then comes too late. */
final class SimulatedServer {

    /** What a session submits. */
    record Submission(int sequenceNumber, long contextVersion, Operation operation) {}

    private static final int KEEP = 5;

    private final ModelTree tree;
    private final ConcurrencyControl control;
    private final Random random;
    private final RandomEdit foreign;
    private final List<HistoryEntry> stored = new ArrayList<>();
    private final Map<String, SimulatedClient> sessions = new LinkedHashMap<>();

    SimulatedServer(boolean split, Random random) throws OperationRejectedException {
        this.random = random;
        tree = new ModelTree(RandomEdit.document());
        control = new ConcurrencyControl(tree, 1, split);
        foreign = new RandomEdit(random, "foreign");
    }

    ObjectNode model() {
        return tree.toNode();
    }

    long version() {
        return control.version();
    }

    void open(String session, SimulatedClient client) {
        control.open(session);
        sessions.put(session, client);
    }

    void leave(String session) {
        control.leave(session);
        sessions.remove(session);
    }

    /**
     * Answers a request to resynchronize with the entries that the client has not seen. If some are its own, it is to send
     * them again at once, else when it has seen all.
     */
    List<HistoryEntry> resynchronize(String session, SimulatedClient client, long from) {
        sessions.put(session, client);
        control.missingFrom(from).ifPresent(this::supply);
        List<HistoryEntry> unseen = control.entriesFrom(from);
        List<HistoryEntry> own = unseen.stream().filter(client::isOwn).toList();
        if (own.isEmpty()) {
            control.resynchronize(session);
        } else {
            control.resume(session, from, own);
        }
        return unseen;
    }

    /** Processes some submissions and stores them; false if there were none. */
    boolean turn(int atMost) throws OperationRejectedException {
        Map<SimulatedClient, List<Submission>> taken = take(atMost);
        commit(process(taken));
        return taken.values().stream().anyMatch(submissions -> !submissions.isEmpty());
    }

    /** Processes some submissions, finds that another process was first, and processes them again behind the others. */
    void refusedTurn(int atMost) throws OperationRejectedException {
        ObjectNode before = model();
        long position = tree.journal().position();
        Map<SimulatedClient, List<Submission>> taken = take(atMost);
        process(taken);
        tree.journal().undoTo(position);
        if (!model().equals(before)) {
            throw new AssertionError("undo left " + model() + " instead of " + before);
        }
        HistoryEntry entry = new HistoryEntry(version(), "foreign", Instant.EPOCH, foreignOperation(before));
        control.replay(entry);
        commit(List.of(new Accepted(entry, List.of())));
        commit(process(taken));
    }

    /** An operation as another server process would have stored it: replacements are taken apart. */
    private Operation foreignOperation(ObjectNode model) {
        DiscreteOperation operation = foreign.on(model);
        return operation instanceof StringSplice splice && splice.isReplacement()
                ? new Batch(List.of(
                        new StringSplice(splice.id(), splice.index(), splice.deleteCount(), ""),
                        new StringSplice(splice.id(), splice.index(), 0, splice.insertedValue())))
                : operation;
    }

    private Map<SimulatedClient, List<Submission>> take(int atMost) {
        Map<SimulatedClient, List<Submission>> taken = new LinkedHashMap<>();
        List<SimulatedClient> clients = new ArrayList<>(sessions.values());
        Collections.shuffle(clients, random);
        for (SimulatedClient client : clients) {
            List<Submission> first =
                    client.sent().subList(0, Math.min(atMost, client.sent().size()));
            taken.put(client, List.copyOf(first));
            first.clear();
        }
        return taken;
    }

    private List<Accepted> process(Map<SimulatedClient, List<Submission>> taken) throws OperationRejectedException {
        List<Accepted> accepted = new ArrayList<>();
        for (Map.Entry<SimulatedClient, List<Submission>> entry : taken.entrySet()) {
            String session = entry.getKey().session();
            for (Submission submission : entry.getValue()) {
                control.missing(session, submission.contextVersion()).ifPresent(this::supply);
                int sequence = submission.sequenceNumber();
                control.skipTo(session, sent -> sent.sequence() == sequence);
                if (control.awaited(session).isPresent()) {
                    control.resubmit(session, submission.contextVersion(), submission.operation());
                } else {
                    accepted.add(control.submit(
                            session, submission.contextVersion(), sequence, submission.operation(), Instant.EPOCH));
                }
            }
        }
        return accepted;
    }

    private void supply(VersionRange range) {
        int first = Math.toIntExact(range.from() - 1);
        control.supply(stored.subList(first, Math.toIntExact(range.to() - 1)));
    }

    private void commit(List<Accepted> accepted) {
        for (Accepted each : accepted) {
            stored.add(each.entry());
            sessions.forEach((session, client) -> client.deliver(each.entry()));
        }
        control.confirm(tree.journal().position(), version(), KEEP);
    }
}
