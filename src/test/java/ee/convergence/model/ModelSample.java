package ee.convergence.model;

import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.model.ArrayValue;
import ee.convergence.protocol.wire.model.BooleanValue;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.DoubleValue;
import ee.convergence.protocol.wire.model.NullValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.StringValue;

/** A model with an element of every kind, and the ids of these elements. */
final class ModelSample {

    static final String ROOT = "@:0";
    static final String TEXT = "@:1";
    static final String LIST = "@:2";
    static final String OBJECT = "@:3";
    static final String NUMBER = "@:4";
    static final String FLAG = "@:5";
    static final String DATE = "@:6";
    static final String NOTHING = "@:7";

    /** All of these, one that no element has, and one that none may have. */
    static final String[] IDS = {ROOT, TEXT, LIST, OBJECT, NUMBER, FLAG, DATE, NOTHING, "@:8", "missing", ""};

    private ModelSample() {}

    /** The root of the model. */
    static ObjectValue root() {
        return ObjectValue.newBuilder()
                .setId(ROOT)
                .putChildren("text", string(TEXT, "hello"))
                .putChildren(
                        "list",
                        DataValue.newBuilder()
                                .setArrayValue(ArrayValue.newBuilder()
                                        .setId(LIST)
                                        .addChildren(string("@:8", "a"))
                                        .addChildren(string("@:9", "b")))
                                .build())
                .putChildren(
                        "object",
                        DataValue.newBuilder()
                                .setObjectValue(ObjectValue.newBuilder().setId(OBJECT))
                                .build())
                .putChildren(
                        "number",
                        DataValue.newBuilder()
                                .setDoubleValue(DoubleValue.newBuilder().setId(NUMBER))
                                .build())
                .putChildren(
                        "flag",
                        DataValue.newBuilder()
                                .setBooleanValue(BooleanValue.newBuilder().setId(FLAG))
                                .build())
                .putChildren(
                        "date",
                        DataValue.newBuilder()
                                .setDateValue(
                                        DateValue.newBuilder().setId(DATE).setValue(Timestamp.getDefaultInstance()))
                                .build())
                .putChildren(
                        "nothing",
                        DataValue.newBuilder()
                                .setNullValue(NullValue.newBuilder().setId(NOTHING))
                                .build())
                .build();
    }

    /** A string element. */
    static DataValue string(String id, String value) {
        return DataValue.newBuilder()
                .setStringValue(StringValue.newBuilder().setId(id).setValue(value))
                .build();
    }
}
