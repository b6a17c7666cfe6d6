package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.data.ElementKind;
import java.util.Optional;

/** Where a reference points: an ordered list, empty when it is not set (references.md section 1). Immutable. */
public sealed interface ReferenceValues permits Indices, Ranges, PropertyNames, ElementIds {

    /** The kind of element that takes such references; absent for those that belong to the model itself. */
    Optional<ElementKind> target();

    /** The same kind of reference, not set. */
    ReferenceValues cleared();
}
