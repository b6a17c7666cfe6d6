package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * One participant of an activity changes its state, and many others are told. A fixed number of changes is on its way at
 * once: the next one goes when one has come to everybody. The values count the changes from 1, and every receiver must
 * get each of them in order.
 */
public final class FanOut implements ConnectionListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_TIMES = 4_000_000;

    private final LoadLoop loop;
    private final List<LoadConnection> all;
    private final LoadConnection sender;
    private final StateEvents events;
    private final int depth;
    private final long[] sentAt;
    private final int[] arrivals;
    private final ByteBuffer unsent = ByteBuffer.allocateDirect(64 * 1024);
    private final Latencies latencies = new Latencies(MOST_TIMES);
    private int joined;
    private boolean stopped;
    private long sent;
    private long delivered;

    private FanOut(LoadLoop loop, List<LoggedIn> sessions, int depth) {
        this.loop = loop;
        this.depth = depth;
        all = sessions.stream().map(LoggedIn::connection).toList();
        sender = all.get(0);
        events = new StateEvents(sessions.get(0).success().getSessionId());
        sentAt = new long[depth];
        arrivals = new int[depth];
        sender.listener(this);
        receivers().forEach(connection -> connection.listener(new Receiver()));
    }

    /** Logs in the sender and the receivers, and lets all join; {@code depth} changes are to be on their way. */
    public static FanOut prepare(LoadLoop loop, int receivers, int depth) {
        FanOut fanOut = new FanOut(loop, Wave.logins(loop, receivers + 1, number -> Messages.LOGIN), depth);
        byte[] join = ActivityMessages.join("fan-out-" + UUID.randomUUID());
        fanOut.all.forEach(connection -> connection.write(join));
        loop.runUntil(() -> fanOut.joined == receivers + 1, LIMIT, (receivers + 1) + " joins");
        return fanOut;
    }

    /** Sends the first changes. */
    public void start() {
        for (int i = 0; i < depth; i++) {
            send();
        }
        flush();
    }

    /** How many times a change was told to somebody. */
    public long delivered() {
        return delivered;
    }

    /** From sending a change to its arrival at each receiver. */
    public Latencies deliveries() {
        return latencies;
    }

    /** Sends no further change, waits until every one was told to every receiver, and closes all connections. */
    public void stop() {
        stopped = true;
        long expected = sent * receivers().size();
        loop.runUntil(() -> delivered >= expected, LIMIT, "the delivery of " + sent + " changes");
        loop.close(all);
        if (delivered != expected) {
            throw new LoadFailure(delivered + " deliveries instead of " + expected);
        }
    }

    /** What the sender is told: nothing of its own changes. */
    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (ActivityMessages.isStateUpdated(payload)) {
            throw new LoadFailure("the sender was told of its own change");
        }
        joinAnswer(payload);
    }

    private List<LoadConnection> receivers() {
        return all.subList(1, all.size());
    }

    private void joinAnswer(ByteBuffer payload) {
        if (joined == all.size()) {
            return;
        }
        var message = Messages.parsed(payload);
        if (message.hasError()) {
            throw new LoadFailure("error from the server: " + message.getError().getCode());
        }
        if (message.hasActivityJoinResponse()) {
            joined++;
        }
    }

    private void send() {
        sentAt[(int) (sent % depth)] = System.nanoTime();
        unsent.put(ActivityMessages.state(++sent));
    }

    private void flush() {
        if (unsent.position() > 0) {
            sender.write(unsent.flip());
            unsent.clear();
        }
    }

    private void arrived(long number) {
        int slot = (int) ((number - 1) % depth);
        latencies.add(System.nanoTime() - sentAt[slot]);
        delivered++;
        if (++arrivals[slot] == all.size() - 1) {
            arrivals[slot] = 0;
            if (!stopped) {
                send();
            }
        }
    }

    private final class Receiver implements ConnectionListener {

        private long last;

        @Override
        public void message(LoadConnection connection, ByteBuffer payload) {
            if (!ActivityMessages.isStateUpdated(payload)) {
                joinAnswer(payload);
                return;
            }
            double value = events.value(payload);
            if (value != last + 1) {
                throw new LoadFailure("change " + value + " came after change " + last);
            }
            arrived(++last);
        }

        @Override
        public void batchEnd(LoadConnection connection) {
            flush();
        }
    }
}
