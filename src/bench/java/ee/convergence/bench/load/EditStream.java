package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.OperationData;
import java.time.Duration;

/** The operations of a model's only client, a fixed number of them on their way. */
final class EditStream {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What the operation with a number from 0 is. */
    interface Edits {
        OperationData operation(int number);
    }

    private final LoadLoop loop;
    private final RequestSession session;
    private int resource = -1;
    private long version;
    private int sent;
    private int acknowledged;
    private int most;
    private Edits edits;

    /** Opens the model. */
    EditStream(LoadLoop loop, RequestSession session, String id) {
        this.loop = loop;
        this.session = session;
        session.events(this::event);
        session.request(ModelMessages.open(id), answer -> {
            resource = answer.getOpenRealTimeModelResponse().getResourceId();
            version = answer.getOpenRealTimeModelResponse().getVersion();
        });
        session.flush();
        loop.runUntil(() -> resource >= 0, LIMIT, "an opened model");
    }

    int resource() {
        return resource;
    }

    /** Makes this many operations and waits for their acknowledgements. */
    void run(int operations, int window, Edits what, Duration limit) {
        start(operations, window, what);
        loop.runUntil(() -> acknowledged == operations, limit, operations + " operations");
    }

    /** Adds letters and removes them for a time and returns how many operations were acknowledged. */
    long runFor(Duration time, int window) {
        start(
                Integer.MAX_VALUE,
                window,
                i -> i % 2 == 0 ? ModelMessages.splice(0, 0, "x") : ModelMessages.splice(0, 1, ""));
        loop.runFor(time);
        most = 0;
        loop.runUntil(() -> acknowledged == sent, LIMIT, "acknowledgements");
        return acknowledged;
    }

    private void start(int operations, int window, Edits what) {
        most = operations;
        edits = what;
        for (int i = 0; i < window; i++) {
            next();
        }
        session.flush();
    }

    private void next() {
        if (sent < most) {
            OperationData operation = edits.operation(sent++);
            session.send(ModelMessages.submission(resource, sent, version, operation));
        }
    }

    private void event(ConvergenceMessage message) {
        if (message.hasForceCloseRealTimeModel()) {
            throw new LoadFailure("model closed by the server: "
                    + message.getForceCloseRealTimeModel().getReason());
        }
        if (message.hasOperationAck()) {
            if (message.getOperationAck().getVersion() != version) {
                throw new LoadFailure("not acknowledged at version " + version + ": " + message);
            }
            version++;
            acknowledged++;
            next();
        }
    }
}
