package ee.convergence.model;

import ee.convergence.protocol.wire.model.ArrayInsertOperationData;
import ee.convergence.protocol.wire.model.ArrayMoveOperationData;
import ee.convergence.protocol.wire.model.ArrayRemoveOperationData;
import ee.convergence.protocol.wire.model.ArrayReplaceOperationData;
import ee.convergence.protocol.wire.model.CompoundOperationData;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateSetOperationData;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.DoubleValue;
import ee.convergence.protocol.wire.model.NumberDeltaOperationData;
import ee.convergence.protocol.wire.model.NumberSetOperationData;
import ee.convergence.protocol.wire.model.ObjectAddPropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectRemovePropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectSetPropertyOperationData;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.StringSetOperationData;
import ee.convergence.protocol.wire.model.StringSpliceOperationData;
import java.util.LinkedHashMap;
import java.util.Map;

/** Operations on a {@link ModelSample} that put their sender out of the model with code 4 (ot.md section 3.1). */
final class MalformedOperations {

    private static final int HUGE = 100_000;

    private MalformedOperations() {}

    /** The operations by what is wrong with them. */
    static Map<String, OperationData> all() {
        Map<String, OperationData> all = new LinkedHashMap<>();
        all.put("nothing", OperationData.getDefaultInstance());
        all.put("a discrete operation without a kind", discrete(DiscreteOperationData.newBuilder()));
        all.put("an empty element id", splice("", 0, 0, "x"));
        all.put("an index beyond the text", splice(ModelSample.TEXT, 6, 0, "x"));
        all.put("a removal beyond the text", splice(ModelSample.TEXT, 3, 3, ""));
        all.put("a removal so long that its end overflows", splice(ModelSample.TEXT, 3, Integer.MAX_VALUE, ""));
        all.put("a negative index", splice(ModelSample.TEXT, -1, 0, "x"));
        all.put("a negative count", splice(ModelSample.TEXT, 2, -1, "x"));
        all.put("a splice of an array", splice(ModelSample.LIST, 0, 0, "x"));
        all.put("a splice of nothing", splice(ModelSample.NOTHING, 0, 0, "x"));
        all.put("a text for the root", discrete(setText(ModelSample.ROOT)));
        all.put("a removal beyond the array", discrete(remove(2)));
        all.put("a removal before the array", discrete(remove(-1)));
        all.put("an insertion beyond the array", discrete(insert(3, ModelSample.string("new", ""))));
        all.put("an insertion without a value", discrete(insert(0, DataValue.getDefaultInstance())));
        all.put("a value with an id that is in the model", discrete(insert(0, ModelSample.string("@:1", ""))));
        all.put("a value without an id", discrete(insert(0, ModelSample.string("", ""))));
        all.put("a replacement beyond the array", discrete(replace(2)));
        all.put("a move from beyond the array", discrete(move(2, 0)));
        all.put("a move to beyond the array", discrete(move(0, 2)));
        all.put("an added property that is there", discrete(add(ModelSample.ROOT, "text")));
        all.put("a replaced property that is not there", discrete(put(ModelSample.OBJECT, "missing")));
        all.put("a removed property that is not there", discrete(drop(ModelSample.OBJECT, "missing")));
        all.put("an infinite number", discrete(setNumber(Double.POSITIVE_INFINITY)));
        all.put("no number", discrete(addNumber(Double.NaN)));
        all.put("a value with an infinite number", discrete(insert(0, number(Double.NEGATIVE_INFINITY))));
        all.put("numbers whose sum is infinite", batch(addNumber(Double.MAX_VALUE), addNumber(Double.MAX_VALUE)));
        all.put("a date without an instant", discrete(setDate()));
        all.put("a batch whose second part is wrong", batch(setText(ModelSample.TEXT), remove(5)));
        all.put("a batch of a hundred thousand", additions(HUGE));
        return all;
    }

    /** A change of a text. */
    static OperationData splice(String id, int index, int deleted, String inserted) {
        return discrete(DiscreteOperationData.newBuilder()
                .setStringSpliceOperation(StringSpliceOperationData.newBuilder()
                        .setId(id)
                        .setIndex(index)
                        .setDeleteCount(deleted)
                        .setInsertedValue(inserted)));
    }

    /** Another value of the sample's text. */
    static OperationData text(String value) {
        return discrete(DiscreteOperationData.newBuilder()
                .setStringSetOperation(StringSetOperationData.newBuilder()
                        .setId(ModelSample.TEXT)
                        .setValue(value)));
    }

    /** A batch of that many additions to the sample's number. */
    static OperationData additions(int count) {
        CompoundOperationData.Builder batch = CompoundOperationData.newBuilder();
        for (int i = 0; i < count; i++) {
            batch.addOperations(addNumber(1));
        }
        return OperationData.newBuilder().setCompoundOperation(batch).build();
    }

    private static OperationData batch(DiscreteOperationData.Builder... members) {
        CompoundOperationData.Builder batch = CompoundOperationData.newBuilder();
        for (DiscreteOperationData.Builder member : members) {
            batch.addOperations(member);
        }
        return OperationData.newBuilder().setCompoundOperation(batch).build();
    }

    private static OperationData discrete(DiscreteOperationData.Builder operation) {
        return OperationData.newBuilder().setDiscreteOperation(operation).build();
    }

    private static DiscreteOperationData.Builder setText(String id) {
        return DiscreteOperationData.newBuilder()
                .setStringSetOperation(
                        StringSetOperationData.newBuilder().setId(id).setValue("changed"));
    }

    private static DataValue number(double value) {
        return DataValue.newBuilder()
                .setDoubleValue(DoubleValue.newBuilder().setId("new").setValue(value))
                .build();
    }

    private static DiscreteOperationData.Builder insert(int index, DataValue value) {
        return DiscreteOperationData.newBuilder()
                .setArrayInsertOperation(ArrayInsertOperationData.newBuilder()
                        .setId(ModelSample.LIST)
                        .setIndex(index)
                        .setValue(value));
    }

    private static DiscreteOperationData.Builder remove(int index) {
        return DiscreteOperationData.newBuilder()
                .setArrayRemoveOperation(ArrayRemoveOperationData.newBuilder()
                        .setId(ModelSample.LIST)
                        .setIndex(index));
    }

    private static DiscreteOperationData.Builder replace(int index) {
        return DiscreteOperationData.newBuilder()
                .setArrayReplaceOperation(ArrayReplaceOperationData.newBuilder()
                        .setId(ModelSample.LIST)
                        .setIndex(index)
                        .setValue(ModelSample.string("new", "")));
    }

    private static DiscreteOperationData.Builder move(int from, int to) {
        return DiscreteOperationData.newBuilder()
                .setArrayMoveOperation(ArrayMoveOperationData.newBuilder()
                        .setId(ModelSample.LIST)
                        .setFromIndex(from)
                        .setToIndex(to));
    }

    private static DiscreteOperationData.Builder add(String id, String key) {
        return DiscreteOperationData.newBuilder()
                .setObjectAddPropertyOperation(ObjectAddPropertyOperationData.newBuilder()
                        .setId(id)
                        .setKey(key)
                        .setValue(ModelSample.string("new", "")));
    }

    private static DiscreteOperationData.Builder put(String id, String key) {
        return DiscreteOperationData.newBuilder()
                .setObjectSetPropertyOperation(ObjectSetPropertyOperationData.newBuilder()
                        .setId(id)
                        .setKey(key)
                        .setValue(ModelSample.string("new", "")));
    }

    private static DiscreteOperationData.Builder drop(String id, String key) {
        return DiscreteOperationData.newBuilder()
                .setObjectRemovePropertyOperation(
                        ObjectRemovePropertyOperationData.newBuilder().setId(id).setKey(key));
    }

    private static DiscreteOperationData.Builder setNumber(double value) {
        return DiscreteOperationData.newBuilder()
                .setNumberSetOperation(NumberSetOperationData.newBuilder()
                        .setId(ModelSample.NUMBER)
                        .setValue(value));
    }

    private static DiscreteOperationData.Builder addNumber(double delta) {
        return DiscreteOperationData.newBuilder()
                .setNumberDeltaOperation(NumberDeltaOperationData.newBuilder()
                        .setId(ModelSample.NUMBER)
                        .setDelta(delta));
    }

    private static DiscreteOperationData.Builder setDate() {
        return DiscreteOperationData.newBuilder()
                .setDateSetOperation(DateSetOperationData.newBuilder().setId(ModelSample.DATE));
    }
}
