package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One participant of an activity changes its state as fast as the changes come to another, and there are many others. A fixed
 * number of changes is on its way at once.
 */
public final class ActivityFanOut implements ConnectionListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int DEPTH = 16;

    private final LoadLoop loop;
    private final LoadConnection sender;
    private final LoadConnection pacer;
    private final List<LoadConnection> all = new ArrayList<>();
    private final byte[][] changes = new byte[DEPTH][];
    private int joined;
    private boolean stopped;
    private long sent;
    private long delivered;

    private ActivityFanOut(LoadLoop loop, List<LoggedIn> sessions) {
        this.loop = loop;
        this.sender = sessions.get(0).connection();
        this.pacer = sessions.get(1).connection();
        for (int i = 0; i < DEPTH; i++) {
            changes[i] = Messages.activityState("key" + i, i);
        }
        for (LoggedIn session : sessions) {
            all.add(session.connection());
            session.connection().listener(this);
        }
    }

    /** Logs in the sender and the others, and lets all join. */
    public static ActivityFanOut prepare(LoadLoop loop, int others) {
        ActivityFanOut fanOut = new ActivityFanOut(loop, Wave.logins(loop, others + 1, number -> Messages.LOGIN));
        byte[] join = Messages.activityJoin("fan-out");
        fanOut.all.forEach(connection -> connection.write(join));
        loop.runUntil(() -> fanOut.joined == others + 1, LIMIT, (others + 1) + " joins");
        return fanOut;
    }

    /** Sends the first changes. */
    public void start() {
        for (int i = 0; i < DEPTH; i++) {
            send();
        }
    }

    /** How many times a change was told to somebody. */
    public long delivered() {
        return delivered;
    }

    /** Sends no further change, waits until every one was told to everybody else, and closes all connections. */
    public void stop() {
        stopped = true;
        loop.runUntil(() -> delivered == sent * (all.size() - 1), LIMIT, "the delivery of " + sent + " changes");
        loop.close(all);
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (Messages.isActivityStateUpdated(payload)) {
            delivered++;
            if (connection == pacer && !stopped) {
                send();
            }
        } else if (sent == 0 && Messages.isActivityJoined(payload)) {
            joined++;
        }
    }

    private void send() {
        sender.write(changes[(int) (sent++ % DEPTH)]);
    }
}
