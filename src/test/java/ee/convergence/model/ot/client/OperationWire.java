package ee.convergence.model.ot.client;

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

/** Discrete operations as the protocol carries them. */
final class OperationWire {

    private OperationWire() {}

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
                    .addAllValues(ValueWire.encode(it.values())));
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
            data.setObjectSetOperation(ObjectSetOperationData.newBuilder()
                    .setId(id)
                    .setNoOp(noOp)
                    .putAllValues(ValueWire.encode(it.properties())));
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
                    DateSetOperationData.newBuilder().setId(id).setNoOp(noOp).setValue(ValueWire.encode(it.value())));
        }
        return data.build();
    }

    static DiscreteOperation decode(DiscreteOperationData data) {
        return switch (data.getOperationCase()) {
            case STRINGSPLICEOPERATION -> decode(data.getStringSpliceOperation());
            case STRINGSETOPERATION -> decode(data.getStringSetOperation());
            case ARRAYINSERTOPERATION -> decode(data.getArrayInsertOperation());
            case ARRAYREMOVEOPERATION -> decode(data.getArrayRemoveOperation());
            case ARRAYREPLACEOPERATION -> decode(data.getArrayReplaceOperation());
            case ARRAYMOVEOPERATION -> decode(data.getArrayMoveOperation());
            case ARRAYSETOPERATION -> decode(data.getArraySetOperation());
            case OBJECTADDPROPERTYOPERATION -> decode(data.getObjectAddPropertyOperation());
            case OBJECTSETPROPERTYOPERATION -> decode(data.getObjectSetPropertyOperation());
            case OBJECTREMOVEPROPERTYOPERATION -> decode(data.getObjectRemovePropertyOperation());
            case OBJECTSETOPERATION -> decode(data.getObjectSetOperation());
            case NUMBERDELTAOPERATION -> decode(data.getNumberDeltaOperation());
            case NUMBERSETOPERATION -> decode(data.getNumberSetOperation());
            case BOOLEANSETOPERATION -> decode(data.getBooleanSetOperation());
            case DATESETOPERATION -> decode(data.getDateSetOperation());
            case OPERATION_NOT_SET -> throw new IllegalArgumentException("no operation");
        };
    }

    private static StringSplice decode(StringSpliceOperationData data) {
        return new StringSplice(
                data.getId(), data.getNoOp(), data.getIndex(), data.getDeleteCount(), data.getInsertedValue());
    }

    private static StringSet decode(StringSetOperationData data) {
        return new StringSet(data.getId(), data.getNoOp(), data.getValue());
    }

    private static ArrayInsert decode(ArrayInsertOperationData data) {
        return new ArrayInsert(data.getId(), data.getNoOp(), data.getIndex(), ValueWire.decode(data.getValue()));
    }

    private static ArrayRemove decode(ArrayRemoveOperationData data) {
        return new ArrayRemove(data.getId(), data.getNoOp(), data.getIndex());
    }

    private static ArrayReplace decode(ArrayReplaceOperationData data) {
        return new ArrayReplace(data.getId(), data.getNoOp(), data.getIndex(), ValueWire.decode(data.getValue()));
    }

    private static ArrayMove decode(ArrayMoveOperationData data) {
        return new ArrayMove(data.getId(), data.getNoOp(), data.getFromIndex(), data.getToIndex());
    }

    private static ArraySet decode(ArraySetOperationData data) {
        return new ArraySet(data.getId(), data.getNoOp(), ValueWire.decode(data.getValuesList()));
    }

    private static AddProperty decode(ObjectAddPropertyOperationData data) {
        return new AddProperty(data.getId(), data.getNoOp(), data.getKey(), ValueWire.decode(data.getValue()));
    }

    private static SetProperty decode(ObjectSetPropertyOperationData data) {
        return new SetProperty(data.getId(), data.getNoOp(), data.getKey(), ValueWire.decode(data.getValue()));
    }

    private static RemoveProperty decode(ObjectRemovePropertyOperationData data) {
        return new RemoveProperty(data.getId(), data.getNoOp(), data.getKey());
    }

    private static ObjectSet decode(ObjectSetOperationData data) {
        return new ObjectSet(data.getId(), data.getNoOp(), ValueWire.decode(data.getValuesMap()));
    }

    private static NumberAdd decode(NumberDeltaOperationData data) {
        return new NumberAdd(data.getId(), data.getNoOp(), data.getDelta());
    }

    private static NumberSet decode(NumberSetOperationData data) {
        return new NumberSet(data.getId(), data.getNoOp(), data.getValue());
    }

    private static BooleanSet decode(BooleanSetOperationData data) {
        return new BooleanSet(data.getId(), data.getNoOp(), data.getValue());
    }

    private static DateSet decode(DateSetOperationData data) {
        return new DateSet(data.getId(), data.getNoOp(), ValueWire.decode(data.getValue()));
    }
}
