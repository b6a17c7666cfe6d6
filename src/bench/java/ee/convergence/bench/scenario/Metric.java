package ee.convergence.bench.scenario;

import java.util.Optional;

/**
 * A figure with a name.
 *
 * @param name what is measured; unique
 * @param unit the unit to print
 * @param bound what the server's figure must hold, if anything
 */
public record Metric(String name, String unit, Optional<Bound> bound) {

    /** A figure that is only reported. */
    public static Metric of(String name, String unit) {
        return new Metric(name, unit, Optional.empty());
    }

    /** A figure with a bound. */
    public static Metric bounded(String name, String unit, Bound bound) {
        return new Metric(name, unit, Optional.of(bound));
    }
}
