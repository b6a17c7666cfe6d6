package ee.convergence.model.wire;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
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
import ee.convergence.model.ot.tree.AppliedOperation;
import ee.convergence.protocol.wire.model.AppliedArrayInsertOperationData;
import ee.convergence.protocol.wire.model.AppliedArrayMoveOperationData;
import ee.convergence.protocol.wire.model.AppliedArrayRemoveOperationData;
import ee.convergence.protocol.wire.model.AppliedArrayReplaceOperationData;
import ee.convergence.protocol.wire.model.AppliedArraySetOperationData;
import ee.convergence.protocol.wire.model.AppliedBooleanSetOperationData;
import ee.convergence.protocol.wire.model.AppliedDateSetOperationData;
import ee.convergence.protocol.wire.model.AppliedDiscreteOperationData;
import ee.convergence.protocol.wire.model.AppliedNumberDeltaOperationData;
import ee.convergence.protocol.wire.model.AppliedNumberSetOperationData;
import ee.convergence.protocol.wire.model.AppliedObjectAddPropertyOperationData;
import ee.convergence.protocol.wire.model.AppliedObjectRemovePropertyOperationData;
import ee.convergence.protocol.wire.model.AppliedObjectSetOperationData;
import ee.convergence.protocol.wire.model.AppliedObjectSetPropertyOperationData;
import ee.convergence.protocol.wire.model.AppliedStringSetOperationData;
import ee.convergence.protocol.wire.model.AppliedStringSpliceOperationData;

/** Writes discrete operations with what they dropped. Stateless. */
final class AppliedEncoder {

    private AppliedEncoder() {}

    static AppliedDiscreteOperationData encode(AppliedOperation part) {
        AppliedDiscreteOperationData.Builder data = AppliedDiscreteOperationData.newBuilder();
        DiscreteOperation operation = part.operation();
        Node former = part.former().orElse(null);
        String id = operation.id();
        boolean noOp = operation.noOp();
        if (operation instanceof StringSplice it) {
            data.setStringSpliceOperation(AppliedStringSpliceOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index())
                    .setDeletedValue(former instanceof StringNode deleted ? deleted.value() : "")
                    .setInsertedValue(it.insertedValue()));
        } else if (operation instanceof StringSet it) {
            AppliedStringSetOperationData.Builder set = AppliedStringSetOperationData.newBuilder();
            set.setOldValue(former instanceof StringNode old ? old.value() : "");
            data.setStringSetOperation(set.setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof ArrayInsert it) {
            data.setArrayInsertOperation(AppliedArrayInsertOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setIndex(it.index())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof ArrayRemove it) {
            AppliedArrayRemoveOperationData.Builder remove = AppliedArrayRemoveOperationData.newBuilder();
            part.former().map(ValueWire::encode).ifPresent(remove::setOldValue);
            data.setArrayRemoveOperation(remove.setId(id).setNoOp(noOp).setIndex(it.index()));
        } else if (operation instanceof ArrayReplace it) {
            AppliedArrayReplaceOperationData.Builder replace = AppliedArrayReplaceOperationData.newBuilder();
            part.former().map(ValueWire::encode).ifPresent(replace::setOldValue);
            data.setArrayReplaceOperation(
                    replace.setId(id).setNoOp(noOp).setIndex(it.index()).setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof ArrayMove it) {
            data.setArrayMoveOperation(AppliedArrayMoveOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setFromIndex(it.fromIndex())
                    .setToIndex(it.toIndex()));
        } else if (operation instanceof ArraySet it) {
            AppliedArraySetOperationData.Builder set = AppliedArraySetOperationData.newBuilder();
            it.values().forEach(value -> set.addValues(ValueWire.encode(value)));
            if (former instanceof ArrayNode old) {
                old.children().forEach(value -> set.addOldValues(ValueWire.encode(value)));
            }
            data.setArraySetOperation(set.setId(id).setNoOp(noOp));
        } else if (operation instanceof AddProperty it) {
            data.setObjectAddPropertyOperation(AppliedObjectAddPropertyOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setKey(it.key())
                    .setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof SetProperty it) {
            AppliedObjectSetPropertyOperationData.Builder set = AppliedObjectSetPropertyOperationData.newBuilder();
            part.former().map(ValueWire::encode).ifPresent(set::setOldValue);
            data.setObjectSetPropertyOperation(
                    set.setId(id).setNoOp(noOp).setKey(it.key()).setValue(ValueWire.encode(it.value())));
        } else if (operation instanceof RemoveProperty it) {
            AppliedObjectRemovePropertyOperationData.Builder remove =
                    AppliedObjectRemovePropertyOperationData.newBuilder();
            part.former().map(ValueWire::encode).ifPresent(remove::setOldValue);
            data.setObjectRemovePropertyOperation(remove.setId(id).setNoOp(noOp).setKey(it.key()));
        } else if (operation instanceof ObjectSet it) {
            AppliedObjectSetOperationData.Builder set = AppliedObjectSetOperationData.newBuilder();
            it.properties().forEach((name, value) -> set.putValues(name, ValueWire.encode(value)));
            if (former instanceof ObjectNode old) {
                old.properties().forEach((name, value) -> set.putOldValues(name, ValueWire.encode(value)));
            }
            data.setObjectSetOperation(set.setId(id).setNoOp(noOp));
        } else if (operation instanceof NumberAdd it) {
            data.setNumberDeltaOperation(AppliedNumberDeltaOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .setDelta(it.delta()));
        } else if (operation instanceof NumberSet it) {
            AppliedNumberSetOperationData.Builder set = AppliedNumberSetOperationData.newBuilder();
            set.setOldValue(former instanceof NumberNode old ? old.value() : 0);
            data.setNumberSetOperation(set.setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof BooleanSet it) {
            AppliedBooleanSetOperationData.Builder set = AppliedBooleanSetOperationData.newBuilder();
            set.setOldValue(former instanceof BooleanNode old && old.value());
            data.setBooleanSetOperation(set.setId(id).setNoOp(noOp).setValue(it.value()));
        } else if (operation instanceof DateSet it) {
            AppliedDateSetOperationData.Builder set = AppliedDateSetOperationData.newBuilder();
            if (former instanceof DateNode old) {
                set.setOldValue(TimeWire.encode(old.value()));
            }
            data.setDateSetOperation(set.setId(id).setNoOp(noOp).setValue(TimeWire.encode(it.value())));
        }
        return data.build();
    }
}
