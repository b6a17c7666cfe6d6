package ee.convergence.model.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what those who left models knew of them. Not thread-safe. */
final class Departures implements ModelListener {

    private final List<Optional<Known>> known = new ArrayList<>();

    /** What those knew who left since this was asked last. */
    List<Optional<Known>> taken() {
        List<Optional<Known>> all = List.copyOf(known);
        known.clear();
        return all;
    }

    @Override
    public void left(Participation participation) {
        known.add(participation.known());
    }

    @Override
    public void accessChanged(ModelName name) {
        throw new IllegalStateException("nobody changes " + name);
    }

    @Override
    public void deleted(ModelName name) {
        throw new IllegalStateException("nobody deletes " + name);
    }
}
