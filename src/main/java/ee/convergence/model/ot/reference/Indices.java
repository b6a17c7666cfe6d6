package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.data.ElementKind;
import java.util.List;
import java.util.Optional;

/**
 * Positions in a string. Immutable.
 *
 * @param positions in UTF-16 code units; not checked against the text
 */
public record Indices(List<Integer> positions) implements ReferenceValues {

    public Indices {
        positions = List.copyOf(positions);
    }

    @Override
    public Optional<ElementKind> target() {
        return Optional.of(ElementKind.STRING);
    }

    @Override
    public Indices cleared() {
        return new Indices(List.of());
    }
}
