package ee.convergence.model.wire;

import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.Indices;
import ee.convergence.model.ot.reference.PropertyNames;
import ee.convergence.model.ot.reference.Range;
import ee.convergence.model.ot.reference.Ranges;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.protocol.wire.core.Int32List;
import ee.convergence.protocol.wire.core.StringList;
import ee.convergence.protocol.wire.model.IndexRange;
import ee.convergence.protocol.wire.model.IndexRangeList;
import java.util.Optional;

/** The values of references as the protocol carries them (references.md section 1). Stateless and thread-safe. */
public final class ReferenceWire {

    private ReferenceWire() {}

    /** Values as they travel; the kind shows even when there are none. */
    public static ee.convergence.protocol.wire.model.ReferenceValues encode(ReferenceValues values) {
        ee.convergence.protocol.wire.model.ReferenceValues.Builder data =
                ee.convergence.protocol.wire.model.ReferenceValues.newBuilder();
        if (values instanceof Indices it) {
            data.setIndices(Int32List.newBuilder().addAllValues(it.positions()));
        } else if (values instanceof Ranges it) {
            IndexRangeList.Builder ranges = IndexRangeList.newBuilder();
            it.ranges()
                    .forEach(range -> ranges.addValues(
                            IndexRange.newBuilder().setStartIndex(range.start()).setEndIndex(range.end())));
            data.setRanges(ranges);
        } else if (values instanceof PropertyNames it) {
            data.setProperties(StringList.newBuilder().addAllValues(it.names()));
        } else if (values instanceof ElementIds it) {
            data.setElements(StringList.newBuilder().addAllValues(it.ids()));
        }
        return data.build();
    }

    /** Values that travelled; empty if they do not tell their kind. */
    public static Optional<ReferenceValues> decode(ee.convergence.protocol.wire.model.ReferenceValues data) {
        return switch (data.getValuesCase()) {
            case INDICES -> Optional.of(new Indices(data.getIndices().getValuesList()));
            case RANGES ->
                Optional.of(new Ranges(data.getRanges().getValuesList().stream()
                        .map(range -> new Range(range.getStartIndex(), range.getEndIndex()))
                        .toList()));
            case PROPERTIES ->
                Optional.of(new PropertyNames(data.getProperties().getValuesList()));
            case ELEMENTS -> Optional.of(new ElementIds(data.getElements().getValuesList()));
            case VALUES_NOT_SET -> Optional.empty();
        };
    }
}
