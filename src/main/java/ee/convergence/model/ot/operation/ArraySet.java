package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;
import java.util.List;

/**
 * Replaces all elements. Immutable.
 *
 * @param id the array's id
 * @param noOp whether it changes nothing
 * @param values the new elements in order
 */
public record ArraySet(String id, boolean noOp, List<Node> values) implements ArrayOperation {

    public ArraySet {
        values = List.copyOf(values);
    }

    /** One that changes the array. */
    public ArraySet(String id, List<Node> values) {
        this(id, false, values);
    }

    @Override
    public ArraySet nullified() {
        return noOp ? this : new ArraySet(id, true, values);
    }
}
