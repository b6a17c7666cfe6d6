package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.util.List;
import java.util.Map;

/** How fast connections can be opened: until the upgrade, or until the answer to an anonymous login. */
final class OpenRate implements Scenario {

    private static final int CONNECTIONS = 2000;
    private static final int LOGINS_PER_SECOND = 2090;
    private static final int LOGIN_MICROS = 500;
    private static final int LOGIN_WARM_UPS = 18;

    private final String name;
    private final boolean login;
    private final Metric rate;
    private final Metric cpu;

    OpenRate(String name, boolean login) {
        this.name = name;
        this.login = login;
        this.rate = login
                ? Metric.bounded(name + ": rate", "1/s", Bound.atLeast(LOGINS_PER_SECOND))
                : Metric.of(name + ": rate", "1/s");
        this.cpu = login
                ? Metric.bounded(name + ": CPU each", "us", Bound.atMost(LOGIN_MICROS))
                : Metric.of(name + ": CPU each", "us");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int warmUps() {
        return login ? LOGIN_WARM_UPS : 1;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        Cpu before = server.cpu();
        long start = System.nanoTime();
        List<LoadConnection> opened = login ? Wave.sessions(loop, CONNECTIONS) : Wave.connections(loop, CONNECTIONS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = server.cpu().perUnitSince(before, CONNECTIONS);
        loop.close(opened);
        return Map.of(rate, CONNECTIONS / seconds, cpu, micros);
    }
}
