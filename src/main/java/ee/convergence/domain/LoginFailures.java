package ee.convergence.domain;

import ee.convergence.config.AuthenticationSettings.Throttle;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts the failures of each of many, and says who must pause. Bounded and thread-safe; times are those of {@link
 * System#nanoTime}.
 *
 * @param <K> who fails
 */
public final class LoginFailures<K> {

    private record Count(int failures, long lastNanos, long pauseUntilNanos) {}

    private final ConcurrentHashMap<K, Count> counts = new ConcurrentHashMap<>();
    private final Throttle settings;
    private final int tolerated;

    /** @param tolerated failures before the first pause, 0 for no pauses at all */
    public LoginFailures(Throttle settings, int tolerated) {
        this.settings = settings;
        this.tolerated = tolerated;
    }

    /** Whether an attempt must be refused at this time. */
    public boolean isPausing(K who, long now) {
        return pauseLeft(who, now) > 0;
    }

    /** For how many nanoseconds more attempts must be refused; 0 if they need not be. */
    public long pauseLeft(K who, long now) {
        Count count = counts.get(who);
        return count == null || count.failures() < tolerated ? 0 : Math.max(0, count.pauseUntilNanos() - now);
    }

    /** Notes a failure. */
    public void failed(K who, long now) {
        if (tolerated <= 0) {
            return;
        }
        if (counts.size() >= settings.maxEntries()) {
            forgetAnyone();
        }
        counts.compute(who, (same, count) -> {
            int failures = count == null || isForgotten(count, now) ? 1 : count.failures() + 1;
            return new Count(failures, now, now + pauseNanos(failures));
        });
    }

    /** Forgets the failures of one. */
    void succeeded(K who) {
        counts.remove(who);
    }

    /** Forgets those whose last failure is long ago. */
    public void sweep(long now) {
        counts.values().removeIf(count -> isForgotten(count, now));
    }

    int size() {
        return counts.size();
    }

    private long pauseNanos(int failures) {
        if (failures < tolerated) {
            return 0;
        }
        Duration longest = settings.longestPause();
        long doubled = settings.firstPause().toMillis() << Math.min(failures - tolerated, 20);
        return TimeUnit.MILLISECONDS.toNanos(Math.min(longest.toMillis(), doubled));
    }

    private boolean isForgotten(Count count, long now) {
        return now - count.lastNanos() >= settings.forgetAfter().toNanos();
    }

    private void forgetAnyone() {
        Iterator<K> anyone = counts.keySet().iterator();
        if (anyone.hasNext()) {
            anyone.next();
            anyone.remove();
        }
    }
}
