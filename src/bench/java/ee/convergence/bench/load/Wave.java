package ee.convergence.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens many connections, a fixed number of them at a time, and logs them in if wanted. */
public final class Wave implements ConnectionListener {

    private static final int AT_A_TIME = 64;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LoadLoop loop;
    private final int count;
    private final boolean login;
    private final List<LoadConnection> done = new ArrayList<>();
    private int started;

    private Wave(LoadLoop loop, int count, boolean login) {
        this.loop = loop;
        this.count = count;
        this.login = login;
    }

    /** Connections that have been upgraded and nothing more. */
    public static List<LoadConnection> connections(LoadLoop loop, int count) {
        return new Wave(loop, count, false).run();
    }

    /** Connections that are logged in anonymously. */
    public static List<LoadConnection> sessions(LoadLoop loop, int count) {
        return new Wave(loop, count, true).run();
    }

    private List<LoadConnection> run() {
        for (int i = 0; i < Math.min(AT_A_TIME, count); i++) {
            next();
        }
        loop.runUntil(() -> done.size() == count, LIMIT, count + (login ? " sessions" : " connections"));
        return List.copyOf(done);
    }

    private void next() {
        if (started < count) {
            started++;
            loop.connect(this);
        }
    }

    @Override
    public void opened(LoadConnection connection) {
        if (login) {
            connection.write(Messages.LOGIN);
        } else {
            complete(connection);
        }
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (login && Messages.isLoginSuccess(payload)) {
            complete(connection);
        }
    }

    private void complete(LoadConnection connection) {
        done.add(connection);
        next();
    }
}
