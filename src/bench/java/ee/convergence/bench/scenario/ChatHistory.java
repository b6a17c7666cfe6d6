package ee.convergence.bench.scenario;

import ee.convergence.bench.load.ChatArchive;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.server.ServerProcess;
import java.util.Arrays;
import java.util.Map;

/** How long a page of a long history takes at either end. */
final class ChatHistory implements Scenario {

    private static final int WARM_UP = 200;
    private static final int PAGES = 101;
    private static final double MOST_RATIO = 2;

    private final int events;
    private final Metric newest;
    private final Metric oldest;
    private final Metric ratio;

    ChatHistory(int events) {
        this.events = events;
        String title = "chat of " + events + " events";
        newest = Metric.of(title + ": newest page", "ms");
        oldest = Metric.of(title + ": oldest page", "ms");
        ratio = Metric.bounded(title + ": slower by faster end", "", Bound.atMost(MOST_RATIO));
    }

    @Override
    public String name() {
        return "chat";
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
        ChatArchive archive = new ChatArchive(loop, events);
        pages(archive, WARM_UP);
        double[] medians = pages(archive, PAGES);
        archive.close();
        double slower = Math.max(medians[0], medians[1]);
        return Map.of(newest, medians[0], oldest, medians[1], ratio, slower / Math.min(medians[0], medians[1]));
    }

    /** The medians of pages of both ends in turn: the newest, the oldest. */
    private static double[] pages(ChatArchive archive, int count) {
        double[] newest = new double[count];
        double[] oldest = new double[count];
        for (int i = 0; i < count; i++) {
            newest[i] = archive.newestMillis();
            oldest[i] = archive.oldestMillis();
        }
        Arrays.sort(newest);
        Arrays.sort(oldest);
        return new double[] {newest[count / 2], oldest[count / 2]};
    }
}
