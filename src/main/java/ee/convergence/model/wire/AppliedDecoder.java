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
import ee.convergence.protocol.wire.model.AppliedDateSetOperationData;
import ee.convergence.protocol.wire.model.AppliedDiscreteOperationData;
import ee.convergence.protocol.wire.model.AppliedStringSpliceOperationData;
import ee.convergence.protocol.wire.model.DataValue;
import java.util.Optional;

/** Reads discrete operations with what they dropped. Stateless. */
final class AppliedDecoder {

    private AppliedDecoder() {}

    static AppliedOperation decode(AppliedDiscreteOperationData data) throws MalformedDataException {
        return switch (data.getOperationCase()) {
            case STRINGSPLICEOPERATION -> splice(data.getStringSpliceOperation());
            case STRINGSETOPERATION -> {
                var it = data.getStringSetOperation();
                yield of(
                        new StringSet(it.getId(), it.getNoOp(), it.getValue()),
                        new StringNode(it.getId(), it.getOldValue()));
            }
            case ARRAYINSERTOPERATION -> {
                var it = data.getArrayInsertOperation();
                yield bare(new ArrayInsert(it.getId(), it.getNoOp(), it.getIndex(), ValueWire.decode(it.getValue())));
            }
            case ARRAYREMOVEOPERATION -> {
                var it = data.getArrayRemoveOperation();
                yield dropping(
                        new ArrayRemove(it.getId(), it.getNoOp(), it.getIndex()), it.hasOldValue(), it.getOldValue());
            }
            case ARRAYREPLACEOPERATION -> {
                var it = data.getArrayReplaceOperation();
                yield dropping(
                        new ArrayReplace(it.getId(), it.getNoOp(), it.getIndex(), ValueWire.decode(it.getValue())),
                        it.hasOldValue(),
                        it.getOldValue());
            }
            case ARRAYMOVEOPERATION -> {
                var it = data.getArrayMoveOperation();
                yield bare(new ArrayMove(it.getId(), it.getNoOp(), it.getFromIndex(), it.getToIndex()));
            }
            case ARRAYSETOPERATION -> {
                var it = data.getArraySetOperation();
                yield of(
                        new ArraySet(it.getId(), it.getNoOp(), ValueWire.decode(it.getValuesList())),
                        new ArrayNode(it.getId(), ValueWire.decode(it.getOldValuesList())));
            }
            case OBJECTADDPROPERTYOPERATION -> {
                var it = data.getObjectAddPropertyOperation();
                yield bare(new AddProperty(it.getId(), it.getNoOp(), it.getKey(), ValueWire.decode(it.getValue())));
            }
            case OBJECTSETPROPERTYOPERATION -> {
                var it = data.getObjectSetPropertyOperation();
                yield dropping(
                        new SetProperty(it.getId(), it.getNoOp(), it.getKey(), ValueWire.decode(it.getValue())),
                        it.hasOldValue(),
                        it.getOldValue());
            }
            case OBJECTREMOVEPROPERTYOPERATION -> {
                var it = data.getObjectRemovePropertyOperation();
                yield dropping(
                        new RemoveProperty(it.getId(), it.getNoOp(), it.getKey()), it.hasOldValue(), it.getOldValue());
            }
            case OBJECTSETOPERATION -> {
                var it = data.getObjectSetOperation();
                yield of(
                        new ObjectSet(it.getId(), it.getNoOp(), ValueWire.decode(it.getValuesMap())),
                        new ObjectNode(it.getId(), ValueWire.decode(it.getOldValuesMap())));
            }
            case NUMBERDELTAOPERATION -> {
                var it = data.getNumberDeltaOperation();
                yield bare(new NumberAdd(it.getId(), it.getNoOp(), it.getDelta()));
            }
            case NUMBERSETOPERATION -> {
                var it = data.getNumberSetOperation();
                yield of(
                        new NumberSet(it.getId(), it.getNoOp(), it.getValue()),
                        new NumberNode(it.getId(), it.getOldValue()));
            }
            case BOOLEANSETOPERATION -> {
                var it = data.getBooleanSetOperation();
                yield of(
                        new BooleanSet(it.getId(), it.getNoOp(), it.getValue()),
                        new BooleanNode(it.getId(), it.getOldValue()));
            }
            case DATESETOPERATION -> date(data.getDateSetOperation());
            case OPERATION_NOT_SET -> throw new MalformedDataException("an operation of no kind");
        };
    }

    private static AppliedOperation splice(AppliedStringSpliceOperationData data) {
        String deleted = data.getDeletedValue();
        StringSplice splice = new StringSplice(
                data.getId(), data.getNoOp(), data.getIndex(), deleted.length(), data.getInsertedValue());
        return of(splice, new StringNode(data.getId(), deleted));
    }

    private static AppliedOperation date(AppliedDateSetOperationData data) throws MalformedDataException {
        DateSet set = new DateSet(data.getId(), data.getNoOp(), TimeWire.decode(data.getValue()));
        return data.hasOldValue()
                ? of(set, new DateNode(data.getId(), TimeWire.decode(data.getOldValue())))
                : bare(set);
    }

    private static AppliedOperation dropping(DiscreteOperation operation, boolean dropped, DataValue former)
            throws MalformedDataException {
        return dropped ? of(operation, ValueWire.decode(former)) : bare(operation);
    }

    private static AppliedOperation of(DiscreteOperation operation, Node former) {
        return operation.noOp() ? bare(operation) : new AppliedOperation(operation, Optional.of(former));
    }

    private static AppliedOperation bare(DiscreteOperation operation) {
        return new AppliedOperation(operation, Optional.empty());
    }
}
