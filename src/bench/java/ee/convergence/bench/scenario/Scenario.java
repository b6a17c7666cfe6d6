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

    /** Whether it is repeated, after rounds that only warm up; otherwise it is run once and warms up itself. */
    default boolean repeated() {
        return true;
    }

    /** How many rounds only warm up, if it is repeated: as many as the server's compiler needs to be done. */
    default int warmUps() {
        return 1;
    }

    /** Whether the bare endpoint has it too. */
    default boolean comparable() {
        return true;
    }
}
