package ee.convergence.transport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Peers that are connected at the same time, and disconnected together. Where a server notices only after a moment that
 * others are gone, newcomers are patient. Not thread-safe.
 */
final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = System.getLogger(Crowd.class.getName());

    private final Target target;
    private final List<RealtimePeer> strangers = new ArrayList<>();
    private final List<RealtimePeer> members = new ArrayList<>();

    Crowd(Target target) {
        this.target = target;
    }

    /** Connects more peers, which do not log in. */
    void strangers(int count) {
        for (int i = 0; i < count; i++) {
            strangers.add(newcomer(target));
        }
    }

    /** One more peer, on its own, as soon as there is room for it. */
    static RealtimePeer newcomer(Target target) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> RealtimePeer.open(target, Target.OPEN), peer -> true);
    }

    /** Logs in all strangers. */
    void loginAll() throws IOException {
        for (RealtimePeer stranger : strangers) {
            if (!stranger.connectAnonymously("Ada").hasSuccess()) {
                throw new IOException("The login failed");
            }
        }
        members.addAll(strangers);
        strangers.clear();
    }

    /** Connects more peers, each of which logs in before the next one comes: so none is too late, however long that takes. */
    void join(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            strangers(1);
            loginAll();
        }
    }

    /** Those that have logged in. */
    List<RealtimePeer> members() {
        return members;
    }

    /**
     * Ends all, strangers in good order: a server may overlook the end of a connection that vanishes as soon as it is open,
     * and count it until its login is overdue.
     */
    @Override
    public void close() throws IOException {
        for (RealtimePeer peer : strangers) {
            leave(peer);
        }
        for (RealtimePeer peer : members) {
            peer.close();
        }
    }

    private static void leave(RealtimePeer peer) throws IOException {
        try (peer) {
            peer.socket().send(Frame.close(1000, ""));
            peer.socket().awaitClose(PATIENCE);
        } catch (SocketException ended) {
            LOG.log(Level.DEBUG, "The server has ended it before", ended);
        }
    }
}
