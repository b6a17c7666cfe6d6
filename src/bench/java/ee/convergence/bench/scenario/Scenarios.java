package ee.convergence.bench.scenario;

import ee.convergence.bench.load.Exchange;
import java.time.Duration;
import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {

    private static final int PIPELINED = 16;
    private static final int LOGINS = 2000;

    /** Each takes a tenth of a second by intention. */
    private static final int PASSWORDS = 50;

    private Scenarios() {}

    /**
     * Makes the scenarios.
     *
     * @param phase how long a load of fixed duration lasts
     * @param connections how many connections share a load
     * @param idle how many connections are idle
     * @param flood requests per second of the connection that never reads
     * @param models how many models are open
     * @param histories how many operations models have behind them, ascending
     */
    public static List<Scenario> all(
            Duration phase, int connections, int idle, int flood, int models, List<Integer> histories) {
        return List.of(
                new OpenRate("connect", false),
                new OpenRate("login", true),
                new LoginRate("password", PASSWORDS, LoginCredentials::password),
                new LoginRate("JWT", LOGINS, LoginCredentials::jwt),
                new LoginRate("token", LOGINS, LoginCredentials::token),
                new PresenceFanOutLoad(connections, phase),
                new ActivityFanOutLoad(connections, phase),
                new ClosedLoopLoad("ping", Exchange.ping(), 1, connections, phase),
                new ClosedLoopLoad("ping", Exchange.ping(), PIPELINED, connections, phase),
                new ClosedLoopLoad("request", Exchange.request(), 1, connections, phase),
                new ClosedLoopLoad("request", Exchange.request(), PIPELINED, connections, phase),
                new PacedPings(connections, phase),
                new Operations(1, 10, 1, phase, 5_000, 150),
                new Operations(10, 2, 8, phase, 12_000, 60),
                new PacedOperations(phase),
                new ModelGrowth(histories, phase),
                new OpenModels(models),
                new SlowReader(flood, connections, phase),
                new IdleHeap("idle", false, idle),
                new IdleHeap("session", true, idle));
    }
}
