package ee.convergence.model.live;

import ee.convergence.config.ModelSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many of the latest stored operations of a model stay in memory: bounded by number and bytes. Not thread-safe. */
final class KeptHistory {

    private final int most;
    private final long mostBytes;
    private final int mostNeeded;
    private final Deque<Integer> sizes = new ArrayDeque<>();
    private long bytes;

    /**
     * @param most operations
     * @param mostBytes bytes of operations as they are stored
     * @param mostNeeded operations that stay nevertheless while something waits that may have to be transformed against them
     */
    KeptHistory(int most, long mostBytes, int mostNeeded) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.mostNeeded = mostNeeded;
    }

    static KeptHistory of(ModelSettings settings) {
        return new KeptHistory(settings.historyInMemory(), settings.historyBytesInMemory(), settings.maxLag());
    }

    /** The next operation is stored, and takes so many bytes. */
    void add(int size) {
        sizes.addLast(size);
        bytes += size;
        while (sizes.size() > most || bytes > mostBytes) {
            bytes -= sizes.removeFirst();
        }
    }

    /**
     * How many operations stay.
     *
     * @param needed how many are needed by what waits
     */
    int count(long needed) {
        return (int) Math.max(sizes.size(), Math.min(needed, mostNeeded));
    }
}
