package ee.convergence.model.ot.operation;

import ee.convergence.model.ot.data.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces all properties. Immutable.
 *
 * @param id the object's id
 * @param noOp whether it changes nothing
 * @param properties the new elements by name
 */
public record ObjectSet(String id, boolean noOp, Map<String, Node> properties) implements ObjectOperation {

    public ObjectSet {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** One that changes the object. */
    public ObjectSet(String id, Map<String, Node> properties) {
        this(id, false, properties);
    }

    @Override
    public ObjectSet nullified() {
        return noOp ? this : new ObjectSet(id, true, properties);
    }
}
