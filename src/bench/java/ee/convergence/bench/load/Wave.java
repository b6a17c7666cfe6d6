package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Opens many connections, a fixed number of them at a time, and logs them in if wanted. */
public final class Wave implements ConnectionListener {

    private static final int AT_A_TIME = 64;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LoadLoop loop;
    private final int count;
    private final Optional<IntFunction<byte[]>> login;
    private final Map<LoadConnection, Integer> numbers = new HashMap<>();
    private final List<LoadConnection> opened = new ArrayList<>();
    private final List<LoggedIn> done = new ArrayList<>();

    private Wave(LoadLoop loop, int count, Optional<IntFunction<byte[]>> login) {
        this.loop = loop;
        this.count = count;
        this.login = login;
    }

    /** Connections that have been upgraded and nothing more. */
    public static List<LoadConnection> connections(LoadLoop loop, int count) {
        Wave wave = new Wave(loop, count, Optional.empty());
        wave.run(wave.opened, "connections");
        return List.copyOf(wave.opened);
    }

    /** Connections that are logged in anonymously. */
    public static List<LoadConnection> sessions(LoadLoop loop, int count) {
        return logins(loop, count, number -> Messages.LOGIN).stream()
                .map(LoggedIn::connection)
                .toList();
    }

    /** Connections that are logged in by the frame that belongs to their number. */
    public static List<LoggedIn> logins(LoadLoop loop, int count, IntFunction<byte[]> login) {
        Wave wave = new Wave(loop, count, Optional.of(login));
        wave.run(wave.done, "sessions");
        return List.copyOf(wave.done);
    }

    private void run(List<?> finished, String what) {
        for (int i = 0; i < Math.min(AT_A_TIME, count); i++) {
            next();
        }
        loop.runUntil(() -> finished.size() == count, LIMIT, count + " " + what);
    }

    private void next() {
        if (numbers.size() < count) {
            int number = numbers.size();
            numbers.put(loop.connect(this), number);
        }
    }

    @Override
    public void opened(LoadConnection connection) {
        opened.add(connection);
        if (login.isPresent()) {
            connection.write(login.get().apply(numbers.get(connection)));
        } else {
            next();
        }
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (login.isPresent()) {
            Messages.loginSuccess(payload).ifPresent(success -> {
                done.add(new LoggedIn(connection, success));
                next();
            });
        }
    }
}
