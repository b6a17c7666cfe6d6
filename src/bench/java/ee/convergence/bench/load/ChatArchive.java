package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.List;
import java.util.UUID;

/** A channel with one member and a long history. */
public final class ChatArchive {

    private static final int AT_ONCE = 5_000;
    private static final int PAGE = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private final LoadLoop loop;
    private final String id = "archive-" + UUID.randomUUID();
    private final RequestSession session;
    private final int events;

    /** Creates the channel and publishes until it has so many events, its creation included. */
    public ChatArchive(LoadLoop loop, int events) {
        this.loop = loop;
        this.events = events;
        LoggedIn login = Wave.logins(loop, 1, number -> Messages.LOGIN).get(0);
        session = new RequestSession(login.connection());
        Pipeline.run(
                loop,
                session,
                1,
                number -> ChatMessages.create(
                        id, List.of(login.success().getUser().getUserId())),
                answer -> {});
        for (int published = 1; published < events; published += AT_ONCE) {
            publish(published, Math.min(AT_ONCE, events - published));
        }
    }

    /** How long the newest events take to come, in milliseconds. */
    public double newestMillis() {
        return millis(ChatMessages.newest(id, PAGE), events - 1L, -1);
    }

    /** How long the oldest events take to come, in milliseconds. */
    public double oldestMillis() {
        return millis(ChatMessages.from(id, 0, PAGE), 0, 1);
    }

    /** Ends the session. */
    public void close() {
        loop.close(List.of(session.connection()));
    }

    private void publish(int first, int count) {
        Pipeline.run(
                loop, session, count, number -> ChatMessages.publish(id, "message " + (first + number)), answer -> {});
    }

    private double millis(ConvergenceMessage.Builder request, long first, int step) {
        long start = System.nanoTime();
        var page = ChatPages.get(loop, session, request);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        ChatPages.check(page, first, step, PAGE, events);
        return millis;
    }
}
