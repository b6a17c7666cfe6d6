package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.ModelShelf;
import ee.convergence.bench.server.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The heap that open models hold while nobody edits them, and what is left of it when they are closed. */
final class OpenModels implements Scenario {

    private static final int SESSIONS = 10;
    private static final int WARM_UP = 100;
    private static final double BYTES_PER_MB = 1024 * 1024;
    private static final double BYTES_PER_KB = 1024;
    private static final double MOST_MB = 1024;
    private static final double MOST_KB_LEFT = 1;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration UNLOAD = Duration.ofSeconds(60);

    private final int count;
    private final Metric whole;
    private final Metric each = Metric.of("open models: heap each", "KB");
    private final Metric left =
            Metric.bounded("open models: heap left by each closed one", "KB", Bound.atMost(MOST_KB_LEFT));

    OpenModels(int count) {
        this.count = count;
        this.whole = Metric.bounded("open models: heap of the server with " + count, "MB", Bound.atMost(MOST_MB));
    }

    @Override
    public String name() {
        return "models";
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
        ModelShelf warmUp = new ModelShelf(loop);
        warmUp.open(WARM_UP);
        warmUp.close();
        long before = heap(loop, server, "without");
        List<ModelShelf> shelves =
                IntStream.range(0, SESSIONS).mapToObj(i -> new ModelShelf(loop)).toList();
        shelves.forEach(shelf -> shelf.open(count / SESSIONS));
        long with = heap(loop, server, "with");
        shelves.forEach(ModelShelf::close);
        double kilobytesLeft = awaitUnloaded(loop, server, before);
        return Map.of(whole, with / BYTES_PER_MB, each, (with - before) / BYTES_PER_KB / count, left, kilobytesLeft);
    }

    private double awaitUnloaded(LoadLoop loop, ServerProcess server, long before) {
        long end = System.nanoTime() + UNLOAD.toNanos();
        double kilobytes;
        do {
            kilobytes = (heap(loop, server, "after") - before) / BYTES_PER_KB / count;
        } while (kilobytes > MOST_KB_LEFT && System.nanoTime() < end);
        return kilobytes;
    }

    private long heap(LoadLoop loop, ServerProcess server, String label) {
        CompletableFuture<Long> bytes = CompletableFuture.supplyAsync(() -> server.liveHeapBytes(name() + "-" + label));
        loop.runUntil(bytes::isDone, LIMIT, "heap figures");
        return bytes.join();
    }
}
