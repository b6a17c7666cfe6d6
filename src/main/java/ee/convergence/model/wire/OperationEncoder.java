package ee.convergence.model.wire;

import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.protocol.wire.model.ArrayInsertOperationData;
import ee.convergence.protocol.wire.model.ArrayMoveOperationData;
import ee.convergence.protocol.wire.model.ArrayRemoveOperationData;
import ee.convergence.protocol.wire.model.ArrayReplaceOperationData;
import ee.convergence.protocol.wire.model.ArraySetOperationData;
import ee.convergence.protocol.wire.model.BooleanSetOperationData;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateSetOperationData;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.NumberDeltaOperationData;
import ee.convergence.protocol.wire.model.NumberSetOperationData;
import ee.convergence.protocol.wire.model.ObjectAddPropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectRemovePropertyOperationData;
import ee.convergence.protocol.wire.model.ObjectSetOperationData;
import ee.convergence.protocol.wire.model.ObjectSetPropertyOperationData;
import ee.convergence.protocol.wire.model.StringSetOperationData;
import ee.convergence.protocol.wire.model.StringSpliceOperationData;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes discrete operations. Stateless. */
final class OperationEncoder {

    private OperationEncoder() {}

    static DiscreteOperationData encode(DiscreteOperation operation) {
        DiscreteOperationData.Builder data = DiscreteOperationData.newBuilder();
        String id = operation.id();
        boolean noOp = operation.noOp();
        if (operation instanceof StringSplice it) {
            data.setStringSpliceOperation(StringSpliceOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index())
                    .setDeleteCount(it.deleteCount())
                    .setInsertedValue(it.insertedValue()));
        } else if (operation instanceof StringSet it) {
            data.setStringSetOperation(
                    StringSetOperationData.newBuilder().setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof ArrayInsert it) {
            data.setArrayInsertOperation(ArrayInsertOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof ArrayRemove it) {
            data.setArrayRemoveOperation(ArrayRemoveOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index()));
        } else if (operation instanceof ArrayReplace it) {
            data.setArrayReplaceOperation(ArrayReplaceOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof ArrayMove it) {
            data.setArrayMoveOperation(ArrayMoveOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setFromIndex(it.fromIndex())
                    .setToIndex(it.toIndex()));
        } else if (operation instanceof ArraySet it) {
            data.setArraySetOperation(ArraySetOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .addAllValues(it.values().stream().map(ValueWire::encode).toList()));
        } else if (operation instanceof AddProperty it) {
            data.setObjectAddPropertyOperation(ObjectAddPropertyOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setKey(it.key())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof SetProperty it) {
            data.setObjectSetPropertyOperation(ObjectSetPropertyOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setKey(it.key())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof RemoveProperty it) {
            data.setObjectRemovePropertyOperation(ObjectRemovePropertyOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setKey(it.key()));
        } else if (operation instanceof ObjectSet it) {
            data.setObjectSetOperation(
                    ObjectSetOperationData.newBuilder().setId(id).setNoOp(noOp).putAllValues(named(it.properties())));
        } else if (operation instanceof NumberAdd it) {
            data.setNumberDeltaOperation(NumberDeltaOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setDelta(it.delta()));
        } else if (operation instanceof NumberSet it) {
            data.setNumberSetOperation(
                    NumberSetOperationData.newBuilder().setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof BooleanSet it) {
            data.setBooleanSetOperation(
                    BooleanSetOperationData.newBuilder().setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof DateSet it) {
            data.setDateSetOperation(
                    DateSetOperationData.newBuilder().setId(id).setNoOp(noOp).setValue(TimeWire.encode(it.value())));
        }
        return data.build();
    }

    private static Map<String, DataValue> named(Map<String, Node> properties) {
        Map<String, DataValue> values = new LinkedHashMap<>();
        properties.forEach((name, node) -> values.put(name, ValueWire.encode(node)));
        return values;
    }
}
