package ee.convergence.client;

import java.util.concurrent.ConcurrentHashMap;

/** How often each address may connect: so many times a second, with a burst of one second's worth. Thread-safe. */
final class ConnectRate {

    private static final long SECOND = 1_000_000_000L;

    private record Window(long startedNanos, int count) {}

    private final int perSecond;
    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

    /** The rate; 0 admits all. */
    ConnectRate(int perSecond) {
        this.perSecond = perSecond;
    }

    boolean admits(String address, long now) {
        if (perSecond <= 0) {
            return true;
        }
        Window window = windows.compute(
                address,
                (same, current) -> current == null || now - current.startedNanos >= SECOND
                        ? new Window(now, 1)
                        : new Window(current.startedNanos, current.count + 1));
        return window.count <= perSecond;
    }

    /** Forgets addresses that have not connected lately. */
    void sweep(long now) {
        windows.values().removeIf(window -> now - window.startedNanos >= SECOND);
    }
}
