package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session is not told before it has sent again what its earlier session had sent: of that, what had been accepted
 * is acknowledged in the order of versions. Used by the effects of steps only.
 */
final class Backlog {

    private record Message(ServerMessage message, Mentions mentions) {}

    private static final int MOST = 100_000;

    private final List<Message> messages = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();

    /** An operation from before, as it is told to whoever did not submit it. */
    void add(long version, ServerMessage message, Mentions mentions) {
        places.put(version, messages.size());
        add(message, mentions);
    }

    /** What follows. */
    void add(ServerMessage message, Mentions mentions) {
        messages.add(new Message(message, mentions));
    }

    /** Whether more waits than is kept for anybody. */
    boolean isFull() {
        return messages.size() >= MOST;
    }

    /** The session did submit the operation of this version. */
    void acknowledge(long version, ServerMessage acknowledgement) {
        messages.set(places.get(version), new Message(acknowledgement, Mentions.NONE));
    }

    Replay replayTo(Session session) {
        return Replay.of(session, messages, message -> session.send(message.message(), message.mentions()));
    }
}
