package ee.convergence.bench.load;

import java.util.Arrays;

/** When the operations of one model were sent, acknowledged and delivered, by version. Not thread-safe. */
public final class Timeline {

    private final Latencies acknowledged;
    private final Latencies delivered;
    private long[] sent = new long[1024];
    private long[] waitingVersions = new long[1024];
    private long[] waitingTimes = new long[1024];
    private int waiting;

    /** A model whose latencies go where those of others go too. */
    Timeline(Latencies acknowledged, Latencies delivered) {
        this.acknowledged = acknowledged;
        this.delivered = delivered;
    }

    void acknowledged(long version, long sentAt, long now) {
        int index = Math.toIntExact(version);
        if (index >= sent.length) {
            sent = Arrays.copyOf(sent, Math.max(index + 1, 2 * sent.length));
        }
        sent[index] = sentAt;
        acknowledged.add(now - sentAt);
    }

    /** A delivery may come before the acknowledgement that tells whose operation it was. */
    void delivered(long version, long now) {
        if (waiting == waitingVersions.length) {
            waitingVersions = Arrays.copyOf(waitingVersions, 2 * waiting);
            waitingTimes = Arrays.copyOf(waitingTimes, 2 * waiting);
        }
        waitingVersions[waiting] = version;
        waitingTimes[waiting++] = now;
    }

    /** Counts the deliveries, when every operation is acknowledged. */
    void finish() {
        for (int i = 0; i < waiting; i++) {
            delivered.add(waitingTimes[i] - sent[Math.toIntExact(waitingVersions[i])]);
        }
        waiting = 0;
    }
}
