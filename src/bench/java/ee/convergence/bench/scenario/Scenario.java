package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.ServerProcess;
import java.util.Map;

/** One kind of load. It opens its own connections, closes them again, and may be run any number of times. */
public interface Scenario {

    /** The name by which it can be selected. */
    String name();

    /** Puts the load on the server and returns the figures of this run. */
    Map<Metric, Double> run(LoadLoop loop, ServerProcess server);

    /** Whether it is repeated, after a round that only warms up; otherwise it is run once and warms up itself. */
    default boolean repeated() {
        return true;
    }

    /** Whether the bare endpoint has it too. */
    default boolean comparable() {
        return true;
    }
}
