package ee.convergence.model.ot.data;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object. Immutable.
 *
 * @param id the element's id
 * @param properties the children by property name; any string is a name; their order means nothing
 */
public record ObjectNode(String id, Map<String, Node> properties) implements Node {

    public ObjectNode {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public ElementKind kind() {
        return ElementKind.OBJECT;
    }

    @Override
    public Collection<Node> children() {
        return properties.values();
    }
}
