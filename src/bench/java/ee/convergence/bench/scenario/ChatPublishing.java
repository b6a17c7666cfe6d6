package ee.convergence.bench.scenario;

import ee.convergence.bench.load.ChatLoad;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.Map;

/** As many messages of one channel as the server can make durable and deliver. */
final class ChatPublishing implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(500);
    private static final double LEAST_RATE = 27_000;

    /** Until the JVM has compiled what it runs. */
    private static final int WARM_UPS = 6;

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final int members;
    private final int publishers;
    private final int depth;
    private final Duration phase;
    private final String title;
    private final Metric rate;

    /** A load of so many publishers among the members, each with so many messages on their way. */
    ChatPublishing(int members, int publishers, int depth, Duration phase) {
        this.members = members;
        this.publishers = publishers;
        this.depth = depth;
        this.phase = phase;
        title = "chat " + publishers + " of " + members + " depth " + depth;
        rate = Metric.bounded(title + ": deliveries", "1/s", Bound.atLeast(LEAST_RATE));
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public int warmUps() {
        return WARM_UPS;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        ChatLoad load = new ChatLoad(loop, members);
        load.start(publishers, depth);
        loop.runFor(LEAD);
        long before = load.delivered();
        Cpu cpuBefore = server.cpu();
        long start = System.nanoTime();
        loop.runFor(phase);
        double seconds = (System.nanoTime() - start) / 1e9;
        long deliveries = load.delivered() - before;
        double micros = server.cpu().perUnitSince(cpuBefore, deliveries);
        load.stopAndVerify();
        return Map.of(
                rate,
                deliveries / seconds,
                Metric.of(title + ": CPU per delivery", "us"),
                micros,
                Metric.of(title + ": ack p50", "ms"),
                load.acknowledgements().percentileMillis(MEDIAN),
                Metric.of(title + ": ack p99", "ms"),
                load.acknowledgements().percentileMillis(P99),
                Metric.of(title + ": delivery p50", "ms"),
                load.deliveries().percentileMillis(MEDIAN),
                Metric.of(title + ": delivery p99", "ms"),
                load.deliveries().percentileMillis(P99));
    }
}
