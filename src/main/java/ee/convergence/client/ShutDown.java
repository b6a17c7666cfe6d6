package ee.convergence.client;

import ee.convergence.config.ServerSettings;
import ee.convergence.protocol.CloseStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes all clients, spread over time so that their reconnects do not arrive as one wave. Thread-safe.
 */
final class ShutDown {

    /** Few clients are closed at once: each takes a millisecond of the spread. */
    private static final long NANOS_EACH = TimeUnit.MILLISECONDS.toNanos(1);

    private final ServerSettings settings;
    private final Set<Client> clients;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someoneGone = lock.newCondition();
    private volatile boolean begun;

    ShutDown(ServerSettings settings, Set<Client> clients) {
        this.settings = settings;
        this.clients = clients;
    }

    boolean begun() {
        return begun;
    }

    void gone() {
        if (begun) {
            lock.lock();
            try {
                someoneGone.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void run() {
        begun = true;
        long start = System.nanoTime();
        long deadline = start + settings.shutdownDeadline().toNanos();
        List<Client> all = new ArrayList<>(clients);
        Collections.shuffle(all);
        long spread = Math.min(settings.shutdownSpread().toNanos(), all.size() * NANOS_EACH);
        for (int i = 0; i < all.size(); i++) {
            await(start + spread * i / all.size(), false);
            all.get(i).close(CloseStatus.SHUTTING_DOWN);
        }
        clients.forEach(late -> late.close(CloseStatus.SHUTTING_DOWN));
        await(deadline, true);
        clients.forEach(Client::abort);
    }

    /** Waits until the given time or, if asked, until all are gone. */
    private void await(long until, boolean untilGone) {
        lock.lock();
        try {
            long left = until - System.nanoTime();
            while (left > 0 && !(untilGone && clients.isEmpty())) {
                left = someoneGone.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
