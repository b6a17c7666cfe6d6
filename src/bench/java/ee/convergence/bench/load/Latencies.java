package ee.convergence.bench.load;

import java.util.Arrays;

/** Collects times in nanoseconds, up to a number known beforehand. Not safe for use by several threads. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] nanos;
    private int count;

    /** Makes room for at most {@code capacity} times; what comes beyond is not kept. */
    public Latencies(int capacity) {
        nanos = new long[capacity];
    }

    /** Adds a time. */
    public void add(long time) {
        if (count < nanos.length) {
            nanos[count++] = time;
        }
    }

    /** How many times were kept. */
    public int count() {
        return count;
    }

    /** The time in milliseconds within which the given part of all answers came, for instance 0.99. */
    public double percentileMillis(double part) {
        if (count == 0) {
            throw new LoadFailure("no answers to take a percentile of");
        }
        Arrays.sort(nanos, 0, count);
        return nanos[(int) Math.min(count - 1L, (long) (part * count))] / NANOS_PER_MILLI;
    }
}
