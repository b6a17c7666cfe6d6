package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadConnection;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.LoggedIn;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** How fast sessions begin by one kind of credentials, until the answer to the login. */
final class LoginRate implements Scenario {

    /** Makes what a run needs, and the frames that its connections log in with. */
    interface Credentials {
        IntFunction<byte[]> prepare(LoadLoop loop, ServerProcess server, int count);
    }

    private final String name;
    private final int count;
    private final Credentials credentials;
    private final Metric rate;
    private final Metric cpu;

    LoginRate(String kind, int count, Credentials credentials) {
        this.name = "login-" + kind;
        this.count = count;
        this.credentials = credentials;
        this.rate = Metric.of("login by " + kind + ": rate", "1/s");
        this.cpu = Metric.of("login by " + kind + ": CPU each", "us");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        IntFunction<byte[]> login = credentials.prepare(loop, server, count);
        Cpu before = server.cpu();
        long start = System.nanoTime();
        List<LoadConnection> opened = Wave.logins(loop, count, login).stream()
                .map(LoggedIn::connection)
                .toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = server.cpu().perUnitSince(before, count);
        loop.close(opened);
        return Map.of(rate, count / seconds, cpu, micros);
    }
}
