package ee.convergence.model.ot.data;

import java.time.Instant;

/**
 * A date. Immutable.
 *
 * @param id the element's id
 * @param value the instant; clients produce and compare milliseconds
 */
public record DateNode(String id, Instant value) implements Node {

    @Override
    public ElementKind kind() {
        return ElementKind.DATE;
    }
}
