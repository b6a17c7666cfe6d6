package ee.convergence.model.live;

import ee.convergence.model.ot.control.VersionRange;
import java.util.Optional;

/**
 * Something that happens to an open model. It may be run again after what it did was undone, so all that it changes must
 * be in the journal, and all that it sends goes through the step.
 */
@FunctionalInterface
interface Command {

    /** Changes the state and notes what follows. */
    void run(Step step);

    /** What must be read into the history before it can run. */
    default Optional<VersionRange> missing() {
        return Optional.empty();
    }
}
