package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.data.ElementKind;
import java.util.List;
import java.util.Optional;

/**
 * Properties of an object. Immutable.
 *
 * @param names property names; the object need not have them
 */
public record PropertyNames(List<String> names) implements ReferenceValues {

    public PropertyNames {
        names = List.copyOf(names);
    }

    @Override
    public Optional<ElementKind> target() {
        return Optional.of(ElementKind.OBJECT);
    }

    @Override
    public PropertyNames cleared() {
        return new PropertyNames(List.of());
    }
}
