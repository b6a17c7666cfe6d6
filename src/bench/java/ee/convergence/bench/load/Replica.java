package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationAcknowledgementMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import ee.convergence.protocol.wire.model.StringSpliceOperationData;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client's text of a model that only grows by single letters. It does what a client does (ot.md sections 5 and 9.4):
 * its own letters are there at once and are transformed against the others' until they are acknowledged; and it checks
 * what every client checks: that each message takes the version one further. To be used on the loop's thread only.
 */
public final class Replica {

    /** A letter that is not acknowledged yet. */
    private static final class Pending {
        private int index;
        private final long sentAt;

        Pending(int index, long sentAt) {
            this.index = index;
            this.sentAt = sentAt;
        }
    }

    private final RequestSession session;
    private final Timeline timeline;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private Runnable onAcknowledgement = () -> {};
    private int resource;
    private long version;
    private int submitted;

    Replica(RequestSession session, Timeline timeline) {
        this.session = session;
        this.timeline = timeline;
        session.events(this::event);
    }

    /** Asks the server for the model. */
    void open(String id) {
        session.request(ModelMessages.open(id), answer -> opened(answer.getOpenRealTimeModelResponse()));
        session.flush();
    }

    boolean isOpen() {
        return version > 0;
    }

    void onAcknowledgement(Runnable listener) {
        onAcknowledgement = listener;
    }

    /** Inserts a letter somewhere and queues the operation; it counts as sent at the given time. */
    void insert(long sentAt) {
        int index = (int) (submitted * 7919L % (text.length() + 1));
        char letter = (char) ('a' + submitted % 26);
        text.insert(index, letter);
        pending.add(new Pending(index, sentAt));
        OperationData operation = ModelMessages.splice(index, 0, String.valueOf(letter));
        session.send(ModelMessages.submission(resource, ++submitted, version, operation));
    }

    void flush() {
        session.flush();
    }

    /** How many operations were acknowledged. */
    int acknowledged() {
        return submitted - pending.size();
    }

    boolean isCommitted() {
        return pending.isEmpty();
    }

    long version() {
        return version;
    }

    String text() {
        return text.toString();
    }

    private void opened(OpenRealtimeModelResponseMessage response) {
        resource = response.getResourceId();
        version = response.getVersion();
        text.append(
                response.getData().getChildrenOrThrow("text").getStringValue().getValue());
    }

    private void event(ConvergenceMessage message) {
        switch (message.getBodyCase()) {
            case OPERATIONACK -> acknowledgement(message.getOperationAck());
            case REMOTEOPERATION -> remote(message.getRemoteOperation());
            case FORCECLOSEREALTIMEMODEL ->
                throw new LoadFailure("model closed by the server: "
                        + message.getForceCloseRealTimeModel().getReason());
            default -> {
                // Who comes and goes does not matter here.
            }
        }
    }

    private void acknowledgement(OperationAcknowledgementMessage message) {
        check(message.getVersion());
        if (message.getSequenceNumber() != submitted - pending.size() + 1) {
            throw new LoadFailure("operation " + message.getSequenceNumber() + " acknowledged out of order");
        }
        timeline.acknowledged(message.getVersion(), pending.remove().sentAt, System.nanoTime());
        version++;
        onAcknowledgement.run();
    }

    private void remote(RemoteOperationMessage message) {
        check(message.getContextVersion());
        StringSpliceOperationData splice =
                message.getOperation().getDiscreteOperation().getStringSpliceOperation();
        int index = splice.getIndex();
        for (Pending own : pending) {
            if (index <= own.index) {
                own.index++;
            } else {
                index++;
            }
        }
        text.insert(index, splice.getInsertedValue());
        timeline.delivered(message.getContextVersion(), System.nanoTime());
        version++;
    }

    private void check(long contextVersion) {
        if (contextVersion != version) {
            throw new LoadFailure("version " + contextVersion + " came after version " + version);
        }
    }
}
