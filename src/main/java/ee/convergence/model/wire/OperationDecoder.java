package ee.convergence.model.wire;

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

/** Reads discrete operations. Stateless. */
final class OperationDecoder {

    private OperationDecoder() {}

    static DiscreteOperation decode(DiscreteOperationData data) throws MalformedDataException {
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
            case OPERATION_NOT_SET -> throw new MalformedDataException("an operation of no kind");
        };
    }

    private static StringSplice decode(StringSpliceOperationData data) {
        return new StringSplice(
                data.getId(), data.getNoOp(), data.getIndex(), data.getDeleteCount(), data.getInsertedValue());
    }

    private static StringSet decode(StringSetOperationData data) {
        return new StringSet(data.getId(), data.getNoOp(), data.getValue());
    }

    private static ArrayInsert decode(ArrayInsertOperationData data) throws MalformedDataException {
        return new ArrayInsert(data.getId(), data.getNoOp(), data.getIndex(), ValueWire.decode(data.getValue()));
    }

    private static ArrayRemove decode(ArrayRemoveOperationData data) {
        return new ArrayRemove(data.getId(), data.getNoOp(), data.getIndex());
    }

    private static ArrayReplace decode(ArrayReplaceOperationData data) throws MalformedDataException {
        return new ArrayReplace(data.getId(), data.getNoOp(), data.getIndex(), ValueWire.decode(data.getValue()));
    }

    private static ArrayMove decode(ArrayMoveOperationData data) {
        return new ArrayMove(data.getId(), data.getNoOp(), data.getFromIndex(), data.getToIndex());
    }

    private static ArraySet decode(ArraySetOperationData data) throws MalformedDataException {
        return new ArraySet(data.getId(), data.getNoOp(), ValueWire.decode(data.getValuesList()));
    }

    private static AddProperty decode(ObjectAddPropertyOperationData data) throws MalformedDataException {
        return new AddProperty(data.getId(), data.getNoOp(), data.getKey(), ValueWire.decode(data.getValue()));
    }

    private static SetProperty decode(ObjectSetPropertyOperationData data) throws MalformedDataException {
        return new SetProperty(data.getId(), data.getNoOp(), data.getKey(), ValueWire.decode(data.getValue()));
    }

    private static RemoveProperty decode(ObjectRemovePropertyOperationData data) {
        return new RemoveProperty(data.getId(), data.getNoOp(), data.getKey());
    }

    private static ObjectSet decode(ObjectSetOperationData data) throws MalformedDataException {
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

    private static DateSet decode(DateSetOperationData data) throws MalformedDataException {
        if (!data.hasValue()) {
            throw new MalformedDataException("a date without time");
        }
        return new DateSet(data.getId(), data.getNoOp(), TimeWire.decode(data.getValue()));
    }
}
