package ee.convergence.client;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts things by key up to a limit; with the limit 0 it counts nothing and admits all. Thread-safe.
 *
 * @param <K> the key
 */
final class Tally<K> {

    private final int limit;
    private final ConcurrentHashMap<K, Integer> counts = new ConcurrentHashMap<>();

    Tally(int limit) {
        this.limit = limit;
    }

    /** Counts one more; false, and not counted, when the limit is reached. */
    boolean enter(K key) {
        if (limit <= 0) {
            return true;
        }
        boolean[] entered = new boolean[1];
        counts.compute(key, (same, count) -> {
            int present = count == null ? 0 : count;
            entered[0] = present < limit;
            return entered[0] ? Integer.valueOf(present + 1) : count;
        });
        return entered[0];
    }

    /** Counts one less. */
    void leave(K key) {
        if (limit > 0) {
            counts.computeIfPresent(key, (same, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
        }
    }

    /** How many keys are counted. */
    int size() {
        return counts.size();
    }
}
