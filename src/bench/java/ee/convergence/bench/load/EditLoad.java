package ee.convergence.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Models that some clients each edit at once, every client of every model on a connection of its own. In the end every
 * replica and that of a newcomer must be equal.
 */
public final class EditLoad {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MOST_TIMES = 2_000_000;

    private final LoadLoop loop;
    private final List<LoadConnection> connections;
    private final List<List<Replica>> replicasByModel = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Timeline> timelines = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Latencies acknowledged = new Latencies(MOST_TIMES);
    private final Latencies delivered = new Latencies(MOST_TIMES);
    private boolean stopped;

    /** Creates and opens the models. */
    public EditLoad(LoadLoop loop, int models, int clients) {
        this.loop = loop;
        connections = Wave.sessions(loop, models * clients + 1);
        RequestSession newcomer = new RequestSession(connections.get(0));
        for (int model = 0; model < models; model++) {
            open(newcomer, connections.subList(1 + model * clients, 1 + (model + 1) * clients));
        }
    }

    /** Keeps a fixed number of operations of every replica on their way: each acknowledgement lets the next one go. */
    public void start(int depth) {
        for (Replica replica : replicas) {
            replica.onAcknowledgement(() -> next(replica));
            for (int i = 0; i < depth; i++) {
                next(replica);
            }
            replica.flush();
        }
    }

    /** Operations at a fixed rate over all replicas, each counted from the moment it was due. */
    public void paced(int rate, Duration time) {
        long interval = NANOS_PER_SECOND / rate;
        int total = Math.toIntExact(time.toNanos() / interval);
        long start = System.nanoTime();
        int[] sent = {0};
        Ticker ticker = Ticker.start(loop::wakeUp, interval);
        try {
            loop.runUntil(
                    () -> {
                        sendDue(start, interval, total, sent);
                        return sent[0] == total && acknowledged() == total;
                    },
                    LIMIT.plus(time),
                    total + " paced operations");
        } finally {
            ticker.stop();
        }
    }

    /** How many operations were acknowledged so far. */
    public long acknowledged() {
        return replicas.stream().mapToLong(Replica::acknowledged).sum();
    }

    /** Ends the load, waits until everything has arrived, compares all replicas and leaves. */
    public void stopAndVerify() {
        stopped = true;
        loop.runUntil(() -> replicas.stream().allMatch(Replica::isCommitted), LIMIT, "acknowledgements");
        replicasByModel.forEach(this::awaitEqual);
        timelines.forEach(Timeline::finish);
        for (int model = 0; model < ids.size(); model++) {
            compareWithNewcomer(model);
        }
        loop.close(connections);
    }

    /** From sending to the acknowledgement. */
    public Latencies acknowledgements() {
        return acknowledged;
    }

    /** From sending to the arrival at another client. */
    public Latencies deliveries() {
        return delivered;
    }

    private void open(RequestSession creator, Collection<LoadConnection> clients) {
        String id = "bench-" + UUID.randomUUID();
        boolean[] created = {false};
        creator.request(ModelMessages.create(id), answer -> created[0] = true);
        creator.flush();
        loop.runUntil(() -> created[0], LIMIT, "a new model");
        Timeline timeline = new Timeline(acknowledged, delivered);
        List<Replica> here = clients.stream()
                .map(connection -> new Replica(new RequestSession(connection), timeline))
                .toList();
        here.forEach(replica -> replica.open(id));
        loop.runUntil(() -> here.stream().allMatch(Replica::isOpen), LIMIT, "an opened model");
        ids.add(id);
        timelines.add(timeline);
        replicasByModel.add(here);
        replicas.addAll(here);
    }

    private void next(Replica replica) {
        if (!stopped) {
            replica.insert(System.nanoTime());
        }
    }

    private void sendDue(long start, long interval, int total, int[] sent) {
        long elapsed = System.nanoTime() - start;
        while (sent[0] < total && sent[0] * interval <= elapsed) {
            Replica replica = replicas.get(sent[0] % replicas.size());
            replica.insert(start + sent[0] * interval);
            replica.flush();
            sent[0]++;
        }
    }

    private void awaitEqual(List<Replica> here) {
        long operations = here.stream().mapToLong(Replica::acknowledged).sum();
        loop.runUntil(
                () -> here.stream().allMatch(replica -> replica.version() == operations + 1),
                LIMIT,
                "version " + (operations + 1) + " on every replica");
    }

    private void compareWithNewcomer(int model) {
        RequestSession session = new RequestSession(Wave.sessions(loop, 1).get(0));
        Replica fresh = new Replica(session, timelines.get(model));
        fresh.open(ids.get(model));
        loop.runUntil(fresh::isOpen, LIMIT, "the newcomer's model");
        Set<String> texts = new HashSet<>(Set.of(fresh.text()));
        replicasByModel.get(model).forEach(replica -> texts.add(replica.text()));
        if (texts.size() != 1
                || fresh.version() != replicasByModel.get(model).get(0).version()) {
            throw new LoadFailure("the replicas of a model differ");
        }
        loop.close(List.of(session.connection()));
    }
}
