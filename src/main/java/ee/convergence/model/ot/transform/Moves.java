package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayOperation;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;

/** How moves, and operations on one position of an array, shift each other (the maps of ot.md section 6). */
final class Moves {

    private Moves() {}

    /** The position of an operation on one position. */
    static int index(ArrayOperation operation) {
        if (operation instanceof ArrayInsert insert) {
            return insert.index();
        }
        return operation instanceof ArrayRemove remove ? remove.index() : ((ArrayReplace) operation).index();
    }

    /** An operation on one position, as many positions further. */
    static ArrayOperation shifted(ArrayOperation operation, int by) {
        return at(operation, index(operation) + by);
    }

    private static ArrayOperation at(ArrayOperation operation, int index) {
        if (operation instanceof ArrayInsert insert) {
            return insert.at(index);
        }
        return operation instanceof ArrayRemove remove ? remove.at(index) : ((ArrayReplace) operation).at(index);
    }

    /** Where a move puts the element at {@code k}. */
    static int position(ArrayMove move, int k) {
        int from = move.fromIndex();
        int to = move.toIndex();
        if (k == from) {
            return to;
        }
        if (from < k && k <= to) {
            return k - 1;
        }
        return to <= k && k < from ? k + 1 : k;
    }

    /** Where a move puts the gap before {@code k}. */
    private static int gap(ArrayMove move, int k) {
        int from = move.fromIndex();
        int to = move.toIndex();
        if (from < k && k <= to) {
            return k - 1;
        }
        return to < k && k <= from ? k + 1 : k;
    }

    /** The operation on one position, re-expressed to follow the move. */
    static ArrayOperation carry(ArrayMove move, ArrayOperation operation) {
        int k = index(operation);
        return at(operation, operation instanceof ArrayInsert ? gap(move, k) : position(move, k));
    }

    /** The move, re-expressed to follow the operation on one position. */
    static ArrayMove after(ArrayOperation operation, ArrayMove move) {
        int k = index(operation);
        if (operation instanceof ArrayInsert) {
            return move.between(
                    move.fromIndex() + one(k <= move.fromIndex()), move.toIndex() + one(k <= move.toIndex()));
        }
        return operation instanceof ArrayRemove ? afterRemoval(k, move) : move;
    }

    private static ArrayMove afterRemoval(int k, ArrayMove move) {
        int from = move.fromIndex();
        int to = move.toIndex();
        if (k == from) {
            return move.nullified();
        }
        boolean before = from < to ? k <= to : k < to;
        return move.between(from - one(k < from), to - one(before));
    }

    static int one(boolean condition) {
        return condition ? 1 : 0;
    }
}
