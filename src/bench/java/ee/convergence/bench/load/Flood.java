package ee.convergence.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A logged-in connection that sends requests at a high rate, as far as its socket takes them, and never reads an answer.
 * It is meant to be ended by the server.
 */
public final class Flood implements ConnectionListener {

    private static final int RECEIVE_BUFFER = 4096;
    private static final int REQUESTS_AT_ONCE = 10;

    private final int rate;
    private final byte[] requests = requests();
    private final LoadConnection connection;
    private long startedAt;
    private long endedAt;
    private boolean loggedIn;
    private long written;

    private Flood(LoadLoop loop, int rate) {
        this.rate = rate;
        connection = loop.connect(this, RECEIVE_BUFFER);
    }

    /** Connects and logs in; {@code rate} is in requests per second. */
    public static Flood prepare(LoadLoop loop, int rate) {
        Flood flood = new Flood(loop, rate);
        loop.runUntil(() -> flood.loggedIn, Duration.ofSeconds(5), "login of the slow reader");
        return flood;
    }

    /** Stops reading; from now on requests are due. */
    public void start() {
        startedAt = System.nanoTime();
        connection.stopReading();
    }

    /** Sends what is due. To be called often. */
    public void pump() {
        while (written < rate * seconds() && !connection.isWaiting() && !connection.isClosed()) {
            connection.write(requests);
            written += REQUESTS_AT_ONCE;
        }
    }

    /** Whether the server has ended the connection. */
    public boolean isEnded() {
        return endedAt != 0;
    }

    /** The seconds from the first request to the end, or until now. */
    public double seconds() {
        return ((isEnded() ? endedAt : System.nanoTime()) - startedAt) / 1e9;
    }

    /** How many requests were handed to the socket. */
    public long written() {
        return written;
    }

    /** Drops the connection. */
    public void abort() {
        connection.abort();
    }

    @Override
    public void opened(LoadConnection opened) {
        opened.write(Messages.LOGIN);
    }

    @Override
    public void message(LoadConnection from, ByteBuffer payload) {
        loggedIn |= Messages.loginSuccess(payload).isPresent();
    }

    @Override
    public void lost(LoadConnection lost, String reason) {
        endedAt = System.nanoTime();
    }

    private static byte[] requests() {
        Exchange exchange = Exchange.request();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < REQUESTS_AT_ONCE; i++) {
            frames.writeBytes(exchange.frame(i % Exchange.SLOTS));
        }
        return frames.toByteArray();
    }
}
