package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.data.ElementKind;
import java.util.List;
import java.util.Optional;

/**
 * Elements of the model. Immutable.
 *
 * @param ids element ids
 */
public record ElementIds(List<String> ids) implements ReferenceValues {

    public ElementIds {
        ids = List.copyOf(ids);
    }

    @Override
    public Optional<ElementKind> target() {
        return Optional.empty();
    }

    @Override
    public ElementIds cleared() {
        return new ElementIds(List.of());
    }
}
