package ee.convergence.model.wire;

import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.Indices;
import ee.convergence.model.ot.reference.PropertyNames;
import ee.convergence.model.ot.reference.Range;
import ee.convergence.model.ot.reference.Ranges;
import ee.convergence.protocol.wire.core.Int32List;
import ee.convergence.protocol.wire.core.StringList;
import ee.convergence.protocol.wire.model.IndexRange;
import ee.convergence.protocol.wire.model.IndexRangeList;
import ee.convergence.protocol.wire.model.ReferenceValues;
import java.util.List;

/** Values of references as the protocol carries them (references.md section 1). Stateless. */
public final class ReferenceWire {

    private ReferenceWire() {}

    /** Values as they travel; the kind is told even if there are none. */
    public static ReferenceValues encode(ee.convergence.model.ot.reference.ReferenceValues values) {
        ReferenceValues.Builder wire = ReferenceValues.newBuilder();
        if (values instanceof Indices indices) {
            wire.setIndices(Int32List.newBuilder().addAllValues(indices.positions()));
        } else if (values instanceof Ranges ranges) {
            IndexRangeList.Builder list = IndexRangeList.newBuilder();
            ranges.ranges()
                    .forEach(range -> list.addValues(
                            IndexRange.newBuilder().setStartIndex(range.start()).setEndIndex(range.end())));
            wire.setRanges(list);
        } else if (values instanceof PropertyNames properties) {
            wire.setProperties(StringList.newBuilder().addAllValues(properties.names()));
        } else if (values instanceof ElementIds elements) {
            wire.setElements(StringList.newBuilder().addAllValues(elements.ids()));
        }
        return wire.build();
    }

    /**
     * Values that travelled.
     *
     * @throws MalformedDataException if they are of no kind
     */
    public static ee.convergence.model.ot.reference.ReferenceValues decode(ReferenceValues wire)
            throws MalformedDataException {
        return switch (wire.getValuesCase()) {
            case INDICES -> new Indices(wire.getIndices().getValuesList());
            case RANGES -> new Ranges(ranges(wire.getRanges()));
            case PROPERTIES -> new PropertyNames(wire.getProperties().getValuesList());
            case ELEMENTS -> new ElementIds(wire.getElements().getValuesList());
            case VALUES_NOT_SET -> throw new MalformedDataException("reference values of no kind");
        };
    }

    private static List<Range> ranges(IndexRangeList wire) {
        return wire.getValuesList().stream()
                .map(range -> new Range(range.getStartIndex(), range.getEndIndex()))
                .toList();
    }
}
