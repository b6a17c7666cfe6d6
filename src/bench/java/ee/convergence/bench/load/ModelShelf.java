package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One session that has many models, or large ones, or such with a long history. To be used on the loop's thread only. */
public final class ModelShelf {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int NUMBERS_AT_ONCE = 1000;
    private static final int WINDOW = 64;

    private final LoadLoop loop;
    private final RequestSession session;
    private final String prefix = "shelf-" + UUID.randomUUID() + "-";
    private int created;

    /** Logs in. */
    public ModelShelf(LoadLoop loop) {
        this.loop = loop;
        this.session = newSession();
    }

    /** Creates and opens this many models, which stay open. */
    public void open(int count) {
        Pipeline.run(loop, session, count, i -> ModelMessages.create(prefix + i), answer -> {});
        Pipeline.run(loop, session, count, i -> ModelMessages.open(prefix + i), answer -> {});
        created += count;
    }

    /** Creates a model with this many elements and returns its id. */
    public String grown(int elements) {
        int members = (elements + NUMBERS_AT_ONCE - 1) / NUMBERS_AT_ONCE;
        int numbers = Math.max(1, elements / members - 1);
        return edited(members, i -> ModelMessages.insertion("n" + i, numbers));
    }

    /** Creates a model with a text of at most one letter and this many operations, and returns its id. */
    public String aged(int operations) {
        return edited(operations, i -> i % 2 == 0 ? ModelMessages.splice(0, 0, "x") : ModelMessages.splice(0, 1, ""));
    }

    /** Opens the model in a new session, closes it, and returns the milliseconds until it was there. */
    public double openMillis(String id) {
        RequestSession other = newSession();
        int[] resource = {-1};
        long start = System.nanoTime();
        other.request(ModelMessages.open(id), answer -> {
            resource[0] = answer.getOpenRealTimeModelResponse().getResourceId();
        });
        other.flush();
        loop.runUntil(() -> resource[0] >= 0, LIMIT, "an opened model");
        double millis = (System.nanoTime() - start) / 1e6;
        loop.close(List.of(other.connection()));
        return millis;
    }

    /** Edits an existing model for a time and returns the operations per second. */
    public double editsPerSecond(String id, Duration time) {
        RequestSession other = newSession();
        EditStream stream = new EditStream(loop, other, id);
        long start = System.nanoTime();
        long operations = stream.runFor(time, WINDOW);
        double seconds = (System.nanoTime() - start) / 1e9;
        loop.close(List.of(other.connection()));
        return operations / seconds;
    }

    /** Leaves. */
    public void close() {
        loop.close(List.of(session.connection()));
    }

    private String edited(int operations, EditStream.Edits edits) {
        String id = prefix + created++;
        Pipeline.run(loop, session, 1, i -> ModelMessages.create(id), answer -> {});
        EditStream stream = new EditStream(loop, session, id);
        stream.run(operations, WINDOW, edits, LIMIT);
        closeModel(stream.resource());
        return id;
    }

    private void closeModel(int resource) {
        Pipeline.run(loop, session, 1, i -> ModelMessages.close(resource), ModelShelf::ignore);
    }

    private static void ignore(ConvergenceMessage answer) {
        // That it came is enough.
    }

    private RequestSession newSession() {
        return new RequestSession(Wave.sessions(loop, 1).get(0));
    }
}
