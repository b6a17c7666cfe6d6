package ee.convergence.model.ot.control;

import ee.convergence.model.ot.RandomEdit;
import ee.convergence.model.ot.control.SimulatedServer.Submission;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.ModelTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A client of a simulation, following the rules of the published one (ot.md section 9.4, model.md section 12.1). */
final class SimulatedClient {

    /** An operation that is not acknowledged. */
    private record Unacknowledged(int sequenceNumber, long contextVersion, Operation operation) {}

    private final String name;
    private final SimulatedServer server;
    private final ClientTransformation transformation;
    private final Random random;
    private final RandomEdit edits;
    private final ModelTree tree;
    private final List<Submission> sent = new ArrayList<>();
    private final Deque<HistoryEntry> delivered = new ArrayDeque<>();
    private final List<Unacknowledged> unacknowledged = new ArrayList<>();
    private final List<DiscreteOperation> openBatch = new ArrayList<>();
    private long version;
    private int sequenceNumber;
    private int connection;
    private boolean connected = true;
    /** The version to reach before what is unacknowledged is sent again; 0 when that is done. */
    private long resendAt;

    SimulatedClient(String name, SimulatedServer server, boolean defect, Random random)
            throws OperationRejectedException {
        this.name = name;
        this.server = server;
        this.random = random;
        transformation = new ClientTransformation(defect);
        edits = new RandomEdit(random, name);
        tree = new ModelTree(server.model());
        version = server.version();
        server.open(session(), this);
    }

    String session() {
        return name + "-" + connection;
    }

    ObjectNode model() {
        return tree.toNode();
    }

    List<Submission> sent() {
        return sent;
    }

    void deliver(HistoryEntry entry) {
        delivered.add(entry);
    }

    /** Edits, sometimes as part of a batch of three. */
    void edit() throws OperationRejectedException {
        DiscreteOperation operation = edits.on(tree.toNode());
        tree.apply(operation);
        if (openBatch.isEmpty() && random.nextInt(100) >= 15) {
            submit(operation);
            return;
        }
        openBatch.add(operation);
        if (openBatch.size() == 3) {
            completeBatch();
        }
    }

    private void completeBatch() {
        submit(new Batch(openBatch));
        openBatch.clear();
    }

    private void submit(Operation operation) {
        Unacknowledged next = new Unacknowledged(++sequenceNumber, version, operation);
        unacknowledged.add(next);
        if (connected && resendAt == 0) {
            send(next);
        }
    }

    private void send(Unacknowledged operation) {
        sent.add(new Submission(operation.sequenceNumber(), operation.contextVersion(), operation.operation()));
    }

    /** Receives the next message; false if there is none. */
    boolean receive() throws OperationRejectedException {
        HistoryEntry entry = delivered.poll();
        if (entry == null) {
            return false;
        }
        if (entry.version() != version) {
            throw new AssertionError("version " + entry.version() + " instead of " + version);
        }
        if (isOwn(entry)) {
            unacknowledged.remove(0);
        } else {
            remote(entry.operation());
        }
        version++;
        resendIfDue();
        return true;
    }

    /** Whether it was submitted by this or an earlier session of this client. */
    boolean isOwn(HistoryEntry entry) {
        return entry.session().startsWith(name + "-");
    }

    private void remote(Operation operation) throws OperationRejectedException {
        Operation passing = operation;
        for (int i = 0; i < unacknowledged.size(); i++) {
            Unacknowledged own = unacknowledged.get(i);
            ClientTransformation.Result result = transformation.transform(passing, own.operation());
            passing = result.server();
            unacknowledged.set(i, new Unacknowledged(own.sequenceNumber(), version + 1, result.client()));
        }
        if (!openBatch.isEmpty()) {
            ClientTransformation.Result result = transformation.transform(passing, new Batch(openBatch));
            passing = result.server();
            openBatch.clear();
            openBatch.addAll(result.client().members());
        }
        tree.apply(passing);
    }

    /** Loses the connection with all that was under way, or comes back. */
    void cutOrReconnect() {
        if (!connected) {
            reconnect();
        } else {
            connected = false;
            resendAt = 0;
            sent.clear();
            delivered.clear();
            server.leave(session());
        }
    }

    private void reconnect() {
        connection++;
        connected = true;
        List<HistoryEntry> unseen = server.resynchronize(session(), this, version);
        resendAt = unseen.stream().anyMatch(this::isOwn) ? version : server.version();
        delivered.addAll(unseen);
        resendIfDue();
    }

    private void resendIfDue() {
        if (resendAt > 0 && version >= resendAt) {
            resendAt = 0;
            unacknowledged.forEach(this::send);
        }
    }

    /** Completes what is open. */
    void settle() {
        if (!connected) {
            reconnect();
        }
        if (!openBatch.isEmpty()) {
            completeBatch();
        }
    }

    void requireCommitted(long serverVersion) {
        if (!unacknowledged.isEmpty() || version != serverVersion) {
            throw new AssertionError(
                    name + " at " + version + " of " + serverVersion + ", waits for " + unacknowledged);
        }
    }
}
