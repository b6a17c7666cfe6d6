package ee.convergence.model.ot.operation;

/**
 * Deletes and inserts text in one place. Immutable.
 *
 * @param id the string's id
 * @param noOp whether it changes nothing
 * @param index where, in UTF-16 code units
 * @param deleteCount how many code units to delete behind the index
 * @param insertedValue the text to insert at the index
 */
public record StringSplice(String id, boolean noOp, int index, int deleteCount, String insertedValue)
        implements StringOperation {

    /** One that changes the string. */
    public StringSplice(String id, int index, int deleteCount, String insertedValue) {
        this(id, false, index, deleteCount, insertedValue);
    }

    @Override
    public StringSplice nullified() {
        return noOp ? this : new StringSplice(id, true, index, deleteCount, insertedValue);
    }

    /** Whether it neither deletes nor inserts. Its index means nothing then and may lie outside the string. */
    public boolean isEmpty() {
        return deleteCount == 0 && insertedValue.isEmpty();
    }

    /** Whether it both deletes and inserts. */
    public boolean isReplacement() {
        return deleteCount > 0 && !insertedValue.isEmpty();
    }

    /** The same in another place, deleting another number of code units. */
    public StringSplice with(int newIndex, int newDeleteCount) {
        return newIndex == index && newDeleteCount == deleteCount
                ? this
                : new StringSplice(id, noOp, newIndex, newDeleteCount, insertedValue);
    }
}
