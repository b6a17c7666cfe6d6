package ee.convergence.model.live;

import java.util.Optional;

/**
 * Names a reference among those of its session (references.md section 1).
 *
 * @param element the id of the element that it is on; empty if it is on the model itself
 * @param key the application's name for it
 */
record ReferenceKey(Optional<String> element, String key) {}
