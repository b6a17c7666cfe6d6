package ee.convergence.bench.scenario;

import ee.convergence.bench.load.Gathering;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.Cpu;
import ee.convergence.bench.server.ServerProcess;
import java.util.HashMap;
import java.util.Map;

/**
 * What it costs that one more session joins an activity, by the number of members. Everybody is told of the joiner, and the
 * joiner of everybody, so that the cost must grow with the members but not faster.
 */
final class ActivityGrowth implements Scenario {

    private static final int FEW = 100;
    private static final int MANY = 1000;

    /** So many join one by one, half of them before the number of members is reached, half after. */
    private static final int JOINERS = 100;

    private static final double MOST_GROWTH = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public boolean repeated() {
        return false;
    }

    @Override
    public boolean comparable() {
        return false;
    }

    @Override
    public Map<Metric, Double> run(LoadLoop loop, ServerProcess server) {
        Gathering gathering = new Gathering(loop, MANY + JOINERS / 2);
        Map<Metric, Double> figures = new HashMap<>();
        Metric cpuOfFew = Metric.of(title(FEW) + ": CPU per member", "us");
        Metric bytesOfFew = Metric.of(title(FEW) + ": bytes per member", "");
        gathering.joinTogether(FEW - JOINERS / 2);
        measure(gathering, server, FEW, cpuOfFew, bytesOfFew, figures);
        gathering.joinTogether(MANY - FEW - JOINERS);
        measure(
                gathering,
                server,
                MANY,
                Metric.bounded(title(MANY) + ": CPU per member", "us", Bound.of(cpuOfFew, MOST_GROWTH, 0)),
                Metric.bounded(title(MANY) + ": bytes per member", "", Bound.of(bytesOfFew, MOST_GROWTH, 0)),
                figures);
        gathering.close();
        return figures;
    }

    private static void measure(
            Gathering gathering,
            ServerProcess server,
            int members,
            Metric cpuPerMember,
            Metric bytesPerMember,
            Map<Metric, Double> figures) {
        long bytesBefore = gathering.bytes();
        Cpu before = server.cpu();
        long start = System.nanoTime();
        gathering.joinInTurn(JOINERS);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI / JOINERS;
        double micros = server.cpu().perUnitSince(before, JOINERS);
        double bytes = (double) (gathering.bytes() - bytesBefore) / JOINERS;
        figures.put(Metric.of(title(members) + ": time", "ms"), millis);
        figures.put(Metric.of(title(members) + ": CPU each", "us"), micros);
        figures.put(cpuPerMember, micros / members);
        figures.put(bytesPerMember, bytes / members);
    }

    private static String title(int members) {
        return "fanout join of " + members;
    }
}
