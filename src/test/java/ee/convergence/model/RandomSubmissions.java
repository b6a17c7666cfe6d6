package ee.convergence.model;

import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.model.ArrayInsertOperationData;
import ee.convergence.protocol.wire.model.ArrayMoveOperationData;
import ee.convergence.protocol.wire.model.ArrayRemoveOperationData;
import ee.convergence.protocol.wire.model.ArrayReplaceOperationData;
import ee.convergence.protocol.wire.model.ArraySetOperationData;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.BooleanSetOperationData;
import ee.convergence.protocol.wire.model.CompoundOperationData;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateSetOperationData;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.DoubleValue;
import ee.convergence.protocol.wire.model.NullValue;
import ee.convergence.protocol.wire.model.NumberDeltaOperationData;
import ee.convergence.protocol.wire.model.NumberSetOperationData;
import ee.convergence.protocol.wire.model.ObjectAddPropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectRemovePropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectSetOperationData;
import ee.convergence.protocol.wire.model.ObjectSetPropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.StringSetOperationData;
import ee.convergence.protocol.wire.model.StringSpliceOperationData;
import ee.convergence.protocol.wire.model.StringValue;
import java.util.Random;

/** Operations as nobody should send them, and some as everybody does. */
final class RandomSubmissions {

    private static final int[] NUMBERS = {0, 0, 0, 1, 1, 2, 3, 4, 5, -1, 99, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final String[] KEYS = {"text", "list", "number", "new", "", "missing"};
    private static final String[] TEXTS = {"", "x", "some text", "\u0000", "Zo\u00eb \u2615"};
    private static final double[] DOUBLES = {0, -0.0, 1, -2.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300};
    private static final int KINDS = 15;

    private final Random random;
    private int fresh;

    RandomSubmissions(long seed) {
        random = new Random(seed);
    }

    /** An operation or a batch of some, or nothing at all. */
    OperationData next() {
        int choice = random.nextInt(20);
        if (choice == 0) {
            return OperationData.getDefaultInstance();
        }
        if (choice > 3) {
            return OperationData.newBuilder().setDiscreteOperation(discrete()).build();
        }
        CompoundOperationData.Builder batch = CompoundOperationData.newBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            batch.addOperations(discrete());
        }
        return OperationData.newBuilder().setCompoundOperation(batch).build();
    }

    /** A context version, right more often than not. */
    long context(long version) {
        long[] choices = {version, version, version, version, version, version, version - 1, version + 1, 0, -1};
        return choices[random.nextInt(choices.length)];
    }

    private DiscreteOperationData.Builder discrete() {
        DiscreteOperationData.Builder operation = DiscreteOperationData.newBuilder();
        boolean noOp = random.nextInt(10) == 0;
        switch (random.nextInt(KINDS + 1)) {
            case 0 ->
                operation.setStringSpliceOperation(StringSpliceOperationData.newBuilder()
                        .setId(target(ModelSample.TEXT))
                        .setNoOp(noOp)
                        .setIndex(number())
                        .setDeleteCount(number())
                        .setInsertedValue(text()));
            case 1 ->
                operation.setStringSetOperation(StringSetOperationData.newBuilder()
                        .setId(target(ModelSample.TEXT))
                        .setNoOp(noOp)
                        .setValue(text()));
            case 2 ->
                operation.setArrayInsertOperation(ArrayInsertOperationData.newBuilder()
                        .setId(target(ModelSample.LIST))
                        .setNoOp(noOp)
                        .setIndex(number())
                        .setValue(value(2)));
            case 3 ->
                operation.setArrayRemoveOperation(ArrayRemoveOperationData.newBuilder()
                        .setId(target(ModelSample.LIST))
                        .setNoOp(noOp)
                        .setIndex(number()));
            case 4 ->
                operation.setArrayReplaceOperation(ArrayReplaceOperationData.newBuilder()
                        .setId(target(ModelSample.LIST))
                        .setNoOp(noOp)
                        .setIndex(number())
                        .setValue(value(2)));
            case 5 ->
                operation.setArrayMoveOperation(ArrayMoveOperationData.newBuilder()
                        .setId(target(ModelSample.LIST))
                        .setNoOp(noOp)
                        .setFromIndex(number())
                        .setToIndex(number()));
            case 6 ->
                operation.setArraySetOperation(ArraySetOperationData.newBuilder()
                        .setId(target(ModelSample.LIST))
                        .setNoOp(noOp)
                        .addValues(value(2))
                        .addValues(value(1)));
            case 7 ->
                operation.setObjectAddPropertyOperation(ObjectAddPropertyOperationData.newBuilder()
                        .setId(target(ModelSample.OBJECT))
                        .setNoOp(noOp)
                        .setKey(key())
                        .setValue(value(2)));
            case 8 ->
                operation.setObjectSetPropertyOperation(ObjectSetPropertyOperationData.newBuilder()
                        .setId(target(ModelSample.OBJECT))
                        .setNoOp(noOp)
                        .setKey(key())
                        .setValue(value(2)));
            case 9 ->
                operation.setObjectRemovePropertyOperation(ObjectRemovePropertyOperationData.newBuilder()
                        .setId(target(ModelSample.OBJECT))
                        .setNoOp(noOp)
                        .setKey(key()));
            case 10 ->
                operation.setObjectSetOperation(ObjectSetOperationData.newBuilder()
                        .setId(target(ModelSample.OBJECT))
                        .setNoOp(noOp)
                        .putValues(key(), value(2)));
            case 11 ->
                operation.setNumberDeltaOperation(NumberDeltaOperationData.newBuilder()
                        .setId(target(ModelSample.NUMBER))
                        .setNoOp(noOp)
                        .setDelta(real()));
            case 12 ->
                operation.setNumberSetOperation(NumberSetOperationData.newBuilder()
                        .setId(target(ModelSample.NUMBER))
                        .setNoOp(noOp)
                        .setValue(real()));
            case 13 ->
                operation.setBooleanSetOperation(BooleanSetOperationData.newBuilder()
                        .setId(target(ModelSample.FLAG))
                        .setNoOp(noOp)
                        .setValue(random.nextBoolean()));
            case 14 -> operation.setDateSetOperation(dateSet().setNoOp(noOp));
            default -> operation.clear();
        }
        return operation;
    }

    private DateSetOperationData.Builder dateSet() {
        DateSetOperationData.Builder operation =
                DateSetOperationData.newBuilder().setId(target(ModelSample.DATE));
        return random.nextInt(4) == 0 ? operation : operation.setValue(instant());
    }

    private String target(String usual) {
        String[] others = ModelSample.IDS;
        return random.nextInt(4) == 0 ? others[random.nextInt(others.length)] : usual;
    }

    private DataValue value(int nested) {
        DataValue.Builder value = DataValue.newBuilder();
        switch (random.nextInt(nested > 0 ? 8 : 6)) {
            case 0 -> value.setStringValue(StringValue.newBuilder().setId(id()).setValue(text()));
            case 1 -> value.setDoubleValue(DoubleValue.newBuilder().setId(id()).setValue(real()));
            case 2 -> value.setNullValue(NullValue.newBuilder().setId(id()));
            case 3 -> value.setDateValue(DateValue.newBuilder().setId(id()).setValue(instant()));
            case 4 -> value.setDateValue(DateValue.newBuilder().setId(id()));
            case 5 -> value.clear();
            case 6 ->
                value.setArrayValue(ArrayValue.newBuilder()
                        .setId(id())
                        .addChildren(value(nested - 1))
                        .addChildren(value(nested - 1)));
            default -> value.setObjectValue(ObjectValue.newBuilder().setId(id()).putChildren(key(), value(nested - 1)));
        }
        return value.build();
    }

    /** Usually an id that was never used. */
    private String id() {
        return random.nextInt(10) == 0 ? ModelSample.IDS[random.nextInt(ModelSample.IDS.length)] : "fresh" + fresh++;
    }

    private Timestamp instant() {
        long[] seconds = {0, 1_700_000_000, -1, Long.MAX_VALUE, 1_000_000_000_000L};
        return Timestamp.newBuilder()
                .setSeconds(seconds[random.nextInt(seconds.length)])
                .setNanos(number())
                .build();
    }

    private int number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String key() {
        return KEYS[random.nextInt(KEYS.length)];
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private double real() {
        return DOUBLES[random.nextInt(DOUBLES.length)];
    }
}
