package ee.convergence.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sessions that join one activity. Each must be told of every other exactly once, by the answer to its join or by an
 * event, and of the user behind it before.
 */
public final class Gathering {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LoadLoop loop;
    private final byte[] join = ActivityMessages.join("gathering-" + UUID.randomUUID());
    private final List<LoadConnection> connections;
    private final List<Member> members;
    private int joined;

    /** Logs in the sessions. */
    public Gathering(LoadLoop loop, int sessions) {
        this.loop = loop;
        List<LoggedIn> logins = Wave.logins(loop, sessions, number -> Messages.LOGIN);
        Map<String, Integer> numbers = new HashMap<>();
        logins.forEach(login -> numbers.put(login.success().getSessionId(), numbers.size()));
        connections = logins.stream().map(LoggedIn::connection).toList();
        members = logins.stream()
                .map(login -> new Member(numbers, numbers.get(login.success().getSessionId())))
                .toList();
        for (int i = 0; i < sessions; i++) {
            connections.get(i).listener(members.get(i));
        }
    }

    /** The next so many sessions join at the same moment; returns when everybody knows everybody. */
    public void joinTogether(int count) {
        connections.subList(joined, joined + count).forEach(connection -> connection.write(join));
        joined += count;
        awaitAll();
    }

    /** The next so many sessions join one by one, each when everybody knows the one before. */
    public void joinInTurn(int count) {
        for (int i = 0; i < count; i++) {
            joinTogether(1);
        }
    }

    /** The bytes of all messages that the sessions have received since their login. */
    public long bytes() {
        return members.stream().mapToLong(Member::bytes).sum();
    }

    /** Ends all sessions, at the same moment. */
    public void close() {
        for (LoadConnection connection : connections) {
            if (!connection.isOpen()) {
                throw new LoadFailure("a session was dropped");
            }
        }
        members.forEach(Member::leave);
        loop.close(connections);
    }

    private void awaitAll() {
        int[] complete = {0};
        loop.runUntil(
                () -> {
                    while (complete[0] < joined && members.get(complete[0]).known() == joined) {
                        complete[0]++;
                    }
                    return complete[0] == joined;
                },
                LIMIT,
                "everybody to know " + joined + " participants");
    }
}
