package ee.convergence.model.live;

import ee.convergence.model.ot.control.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A replay during which others edit, the session itself edits, and it reads fast or slowly. Not thread-safe. */
final class RandomReplay {

    private static final int STEPS = 300;

    private final Random random;
    private final ReplayReader reader = new ReplayReader();
    private final Replay replay;
    /** All that must be sent. */
    private final List<String> expected = new ArrayList<>();
    /** Own operations that have yet to be sent again, by their versions. */
    private final List<Long> awaited = new ArrayList<>();

    private Optional<VersionRange> reading = Optional.empty();
    private boolean held;
    private long version;

    RandomReplay(int seed) {
        random = new Random(seed);
        long from = 1L + random.nextInt(5);
        version = from + random.nextInt(40);
        held = random.nextBoolean();
        for (long next = from; next < version; next++) {
            boolean own = held && random.nextInt(4) == 0;
            expected.add((own ? "acknowledgement " : "operation ") + next);
            if (own) {
                awaited.add(next);
            }
        }
        replay = held ? Replay.held(reader, from, version) : Replay.of(reader, from, version);
    }

    List<String> sent() {
        return reader.sent();
    }

    List<String> expected() {
        return expected;
    }

    /** Much happens, and then everything is read. */
    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        reader.drain();
        while (held) {
            sendAgain();
        }
        while (!replay.isOver()) {
            read();
            replay.goOn();
        }
    }

    private void step() {
        switch (random.nextInt(8)) {
            case 0 -> store("operation ");
            case 1 -> store("acknowledgement ");
            case 2 -> tell();
            case 3 -> reader.fill();
            case 4 -> reader.drain();
            case 5 -> sendAgain();
            case 6 -> read();
            default -> replay.goOn();
        }
    }

    private void store(String kind) {
        long context = version++;
        String message = kind + context;
        expected.add(message);
        if (kind.startsWith("operation")) {
            replay.operation(context, () -> sent().add(message));
        } else {
            replay.acknowledge(context, () -> sent().add(message));
        }
    }

    private void tell() {
        String message = "message " + expected.size();
        expected.add(message);
        replay.send(() -> sent().add(message));
    }

    private void sendAgain() {
        if (!awaited.isEmpty()) {
            long own = awaited.remove(0);
            replay.acknowledge(own, () -> sent().add("acknowledgement " + own));
        } else if (held) {
            held = false;
            replay.release();
        }
    }

    /** Asks for a page, or gets what was asked for. */
    private void read() {
        if (reading.isEmpty()) {
            reading = replay.wanted();
            return;
        }
        VersionRange range = reading.get();
        reading = Optional.empty();
        if (random.nextInt(10) == 0) {
            replay.fail();
        } else {
            replay.take(ReplayReader.page(range.from(), Math.min(range.to(), range.from() + 1 + random.nextInt(7))));
        }
    }
}
