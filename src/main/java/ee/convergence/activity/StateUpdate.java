package ee.convergence.activity;

import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;

/**
 * A change of a participant's state, in this order.
 *
 * @param complete whether everything is removed first
 * @param removed keys that are removed
 * @param set keys that get these values
 */
record StateUpdate(boolean complete, List<String> removed, Map<String, Value> set) {

    boolean isEmpty() {
        return !complete && removed.isEmpty() && set.isEmpty();
    }
}
