package ee.convergence.model.store;

import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.NullValue;
import ee.convergence.protocol.wire.model.OperationData;
import java.util.Optional;

/**
 * An operation's record (ot.md section 10). The bytes are not copied and must not be changed.
 *
 * @param version the version that it was applied to
 * @param session the id of the session that submitted it
 * @param millis when it was ordered, in milliseconds since 1970
 * @param operation an {@code OperationData}
 * @param former what it dropped, for playback: an {@code ArrayValue} with one child for each of its members, in which a
 *     null without id stands for nothing; null if nothing was dropped
 */
@SuppressWarnings("ArrayRecordComponent")
public record OperationRow(long version, String session, long millis, byte[] operation, byte[] former) {

    private static final DataValue NOTHING =
            DataValue.newBuilder().setNullValue(NullValue.getDefaultInstance()).build();

    /** The record of an operation that was accepted and is encoded already. */
    public static OperationRow of(Accepted accepted, OperationData encoded) {
        HistoryEntry entry = accepted.entry();
        return new OperationRow(
                entry.version(),
                entry.session(),
                entry.time().toEpochMilli(),
                encoded.toByteArray(),
                former(accepted).map(ArrayValue::toByteArray).orElse(null));
    }

    /** The record of an operation that was accepted. */
    public static OperationRow of(Accepted accepted) {
        return of(accepted, OperationWire.encode(accepted.entry().operation()));
    }

    private static Optional<ArrayValue> former(Accepted accepted) {
        if (accepted.parts().stream().allMatch(part -> part.former().isEmpty())) {
            return Optional.empty();
        }
        ArrayValue.Builder values = ArrayValue.newBuilder();
        accepted.parts()
                .forEach(part -> values.addChildren(
                        part.former().map((Node node) -> ValueWire.encode(node)).orElse(NOTHING)));
        return Optional.of(values.build());
    }
}
