package ee.convergence.bench.load;

import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One session changes its presence state as fast as its own changes come back to it, and others are subscribed to it. A
 * fixed number of changes is on its way at once.
 */
public final class PresenceFanOut implements ConnectionListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int DEPTH = 16;

    private final LoadLoop loop;
    private final LoadConnection sender;
    private final List<LoadConnection> all = new ArrayList<>();
    private final byte[][] changes = new byte[DEPTH][];
    private int subscribed;
    private boolean stopped;
    private long sent;
    private long delivered;

    private PresenceFanOut(LoadLoop loop, List<LoggedIn> sessions) {
        this.loop = loop;
        this.sender = sessions.get(0).connection();
        for (int i = 0; i < DEPTH; i++) {
            changes[i] = Messages.presenceState("key" + i, i);
        }
        for (LoggedIn session : sessions) {
            all.add(session.connection());
            session.connection().listener(this);
        }
    }

    /** Logs in the sender and the subscribers, and subscribes these. */
    public static PresenceFanOut prepare(LoadLoop loop, int subscribers) {
        List<LoggedIn> sessions = Wave.logins(loop, subscribers + 1, number -> Messages.LOGIN);
        DomainUserIdData user = sessions.get(0).success().getUser().getUserId();
        PresenceFanOut fanOut = new PresenceFanOut(loop, sessions);
        byte[] subscription = Messages.presenceSubscription(user);
        fanOut.all.subList(1, fanOut.all.size()).forEach(connection -> connection.write(subscription));
        loop.runUntil(() -> fanOut.subscribed == subscribers, LIMIT, subscribers + " subscriptions");
        return fanOut;
    }

    /** Sends the first changes. */
    public void start() {
        for (int i = 0; i < DEPTH; i++) {
            send();
        }
    }

    /** How many times a change was told to somebody, the sender included. */
    public long delivered() {
        return delivered;
    }

    /** Sends no further change, waits until every one was told to everybody, and closes all connections. */
    public void stop() {
        stopped = true;
        loop.runUntil(() -> delivered == sent * all.size(), LIMIT, "the delivery of " + sent + " changes");
        loop.close(all);
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (Messages.isPresenceStateSet(payload)) {
            delivered++;
            if (connection == sender && !stopped) {
                send();
            }
        } else if (sent == 0 && Messages.isPresenceSubscribed(payload)) {
            subscribed++;
        }
    }

    private void send() {
        sender.write(changes[(int) (sent++ % DEPTH)]);
    }
}
