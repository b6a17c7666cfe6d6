package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.data.ElementKind;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of a string. Immutable.
 *
 * @param ranges ranges; not checked against the text
 */
public record Ranges(List<Range> ranges) implements ReferenceValues {

    public Ranges {
        ranges = List.copyOf(ranges);
    }

    @Override
    public Optional<ElementKind> target() {
        return Optional.of(ElementKind.STRING);
    }

    @Override
    public Ranges cleared() {
        return new Ranges(List.of());
    }
}
