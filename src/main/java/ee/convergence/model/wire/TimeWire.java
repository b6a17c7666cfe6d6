package ee.convergence.model.wire;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants as the protocol carries them. Stateless. */
public final class TimeWire {

    private static final long NANOS_OF_SECOND = 1_000_000_000;

    /** What a client's date can hold: a hundred million days around 1970. */
    private static final long FARTHEST_SECOND = 8_640_000_000_000L;

    private TimeWire() {}

    /** An instant as it travels. */
    public static Timestamp encode(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /**
     * An instant that travelled.
     *
     * @throws MalformedDataException if no client's date can be that
     */
    public static Instant decode(Timestamp timestamp) throws MalformedDataException {
        boolean possible = Math.abs(timestamp.getSeconds()) <= FARTHEST_SECOND
                && Math.abs((long) timestamp.getNanos()) < NANOS_OF_SECOND;
        if (!possible) {
            throw new MalformedDataException("a time out of all bounds");
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
