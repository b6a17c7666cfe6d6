package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberOperation;
import ee.convergence.model.ot.operation.NumberSet;
import java.time.Instant;

/** Pairs of operations on one number, boolean or date (ot.md section 7.2). */
final class ScalarTransformation {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private ScalarTransformation() {}

    static Transformed<? extends DiscreteOperation> transform(NumberOperation server, NumberOperation client) {
        if (server instanceof NumberSet s) {
            // As primitives: 0 equals -0, NaN equals nothing.
            boolean equal = client instanceof NumberSet c && s.value() == c.value();
            return Transformation.serverWins(server, client, equal);
        }
        return client instanceof NumberAdd
                ? new Transformed<>(server, client)
                : new Transformed<>(server.nullified(), client);
    }

    static Transformed<? extends DiscreteOperation> transform(BooleanSet server, BooleanSet client) {
        return Transformation.serverWins(server, client, server.value() == client.value());
    }

    static Transformed<? extends DiscreteOperation> transform(DateSet server, DateSet client) {
        return Transformation.serverWins(server, client, sameMillisecond(server.value(), client.value()));
    }

    /** Without {@link Instant#toEpochMilli()}, which fails for the most distant instants. */
    private static boolean sameMillisecond(Instant one, Instant other) {
        return one.getEpochSecond() == other.getEpochSecond()
                && one.getNano() / NANOS_PER_MILLI == other.getNano() / NANOS_PER_MILLI;
    }
}
