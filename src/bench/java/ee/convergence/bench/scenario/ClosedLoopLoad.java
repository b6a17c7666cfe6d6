package ee.convergence.bench.scenario;

import ee.convergence.bench.load.ClosedLoop;
import ee.convergence.bench.load.Exchange;
import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** As many exchanges as the server can do, with a fixed number of them on their way on each connection. */
final class ClosedLoopLoad implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(200);
    private static final double CPU_RATIO = 1.3;

    private final String name;
    private final Exchange exchange;
    private final int depth;
    private final int connections;
    private final Duration phase;
    private final Metric rate;
    private final Metric cpu;

    ClosedLoopLoad(String name, Exchange exchange, int depth, int connections, Duration phase) {
        this.name = name;
        this.exchange = exchange;
        this.depth = depth;
        this.connections = connections;
        this.phase = phase;
        String title = name + " depth " + depth;
        this.rate = Metric.of(title + ": rate", "1/s");
        this.cpu = name.equals("ping")
                ? Metric.bounded(title + ": CPU each", "us", Bound.ofBare(CPU_RATIO, 0))
                : Metric.of(title + ": CPU each", "us");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        List<LoadConnection> sessions = Wave.sessions(loop, connections);
        ClosedLoop load = new ClosedLoop(loop, sessions, exchange, depth);
        load.start();
        loop.runFor(LEAD);
        long answeredBefore = load.answered();
        Cpu before = server.cpu();
        long start = System.nanoTime();
        loop.runFor(phase);
        double seconds = (System.nanoTime() - start) / 1e9;
        long answered = load.answered() - answeredBefore;
        double micros = server.cpu().perUnitSince(before, answered);
        load.stop();
        loop.close(sessions);
        return Map.of(rate, answered / seconds, cpu, micros);
    }
}
