package ee.convergence.bench.scenario;

import ee.convergence.bench.load.Gathering;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.util.Map;

/** Many sessions join one activity, which does not exist, at the same moment. */
final class JoinStorm implements Scenario {

    private static final double NANOS_PER_MILLI = 1e6;

    private final int sessions;
    private final Metric time;
    private final Metric cpu;

    JoinStorm(int sessions) {
        this.sessions = sessions;
        time = Metric.of("fanout " + sessions + " join at once: time", "ms");
        cpu = Metric.of("fanout " + sessions + " join at once: CPU each", "us");
    }

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        Gathering gathering = new Gathering(loop, sessions);
        Cpu before = server.cpu();
        long start = System.nanoTime();
        gathering.joinTogether(sessions);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        double micros = server.cpu().perUnitSince(before, sessions);
        gathering.close();
        return Map.of(time, millis, cpu, micros);
    }
}
