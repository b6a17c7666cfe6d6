package ee.convergence.model.live;

import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.TimeWire;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.OperationAcknowledgementMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a session submits (ot.md section 3). */
final class Submission implements Command {

    private static final Logger LOG = System.getLogger(Submission.class.getName());

    private final OpenModel model;
    private final Participation from;
    private final OperationSubmissionMessage message;
    private final Runnable done;

    Submission(OpenModel model, Participation from, OperationSubmissionMessage message, Runnable done) {
        this.model = model;
        this.from = from;
        this.message = message;
        this.done = done;
    }

    @Override
    public long since() {
        return model.members().find(from).isEmpty()
                ? Long.MAX_VALUE
                : model.since(from, message.getContextVersion()).orElse(Long.MAX_VALUE);
    }

    @Override
    public void run(Step step) {
        step.otherwise(refusal -> done.run());
        if (model.members().find(from).isEmpty()) {
            step.then(done);
        } else {
            submit(step);
        }
    }

    private void submit(Step step) {
        try {
            Operation operation = OperationWire.decode(message.getOperation());
            if (!model.rightsOf(from).write()) {
                refuse(step, ForceClose.UNAUTHORIZED);
                return;
            }
            if (operation.members().size() > model.settings().maxBatch()
                    || model.since(from, message.getContextVersion()).isEmpty()) {
                refuse(step, ForceClose.INVALID_OPERATION);
                return;
            }
            if (isResent(step, operation)) {
                return;
            }
            Instant now = model.nextTime(Instant.now());
            accepted(
                    step,
                    model.control()
                            .submit(
                                    from.session().id(),
                                    message.getContextVersion(),
                                    message.getSequenceNumber(),
                                    operation,
                                    now));
        } catch (OperationRejectedException | MalformedDataException rejected) {
            LOG.log(Level.DEBUG, () -> "operation of session " + from.session().id() + " rejected: " + rejected);
            refuse(step, ForceClose.INVALID_OPERATION);
        }
    }

    /** Whether it is what an earlier session of the same client had submitted, and was accepted then. */
    private boolean isResent(Step step, Operation operation) throws OperationRejectedException {
        String session = from.session().id();
        Optional<HistoryEntry> awaited = model.control().awaited(session);
        if (awaited.isEmpty()) {
            return false;
        }
        model.control().skipTo(session, entry -> isSame(entry, operation));
        awaited = model.control().awaited(session);
        if (awaited.isEmpty()) {
            step.then(() -> model.audience().release(from));
            return false;
        }
        HistoryEntry entry = awaited.get();
        model.control().resubmit(session, message.getContextVersion(), operation);
        boolean last = model.control().awaited(session).isEmpty();
        step.then(() -> {
            model.audience().acknowledge(from, entry.version(), acknowledgement(entry));
            if (last) {
                model.audience().release(from);
            }
            done.run();
        });
        return true;
    }

    /** Clients that share a token count for themselves: what another of them sent is not the same. */
    private boolean isSame(HistoryEntry entry, Operation operation) {
        return entry.sequence() == message.getSequenceNumber()
                && targets(entry.operation()).equals(targets(operation));
    }

    private static Set<String> targets(Operation operation) {
        return operation.members().stream().map(DiscreteOperation::id).collect(Collectors.toSet());
    }

    private void accepted(Step step, Accepted accepted) {
        HistoryEntry entry = accepted.entry();
        OperationData encoded = OperationWire.encode(entry.operation());
        StoredOperation stored = StoredOperation.of(accepted);
        step.store(stored);
        step.then(() -> {
            model.members().stored(entry.session());
            model.audience().acknowledge(from, entry.version(), acknowledgement(entry));
            relay(model, entry, encoded, from.mentions());
            done.run();
        });
        model.changed(step, accepted, stored.size());
    }

    private ConvergenceMessage.Builder acknowledgement(HistoryEntry entry) {
        return ConvergenceMessage.newBuilder()
                .setOperationAck(OperationAcknowledgementMessage.newBuilder()
                        .setResourceId(from.resourceId())
                        .setSequenceNumber(message.getSequenceNumber())
                        .setVersion(entry.version())
                        .setTimestamp(TimeWire.encode(entry.time())));
    }

    private void refuse(Step step, ForceClose why) {
        model.putOut(step, from, why);
        step.then(done);
    }

    /** Sends an operation to all but its submitter. */
    static void relay(OpenModel model, HistoryEntry entry, OperationData encoded, Mentions mentions) {
        model.audience().reached(entry.version() + 1);
        if (model.audience().hasOthers(entry.session())) {
            model.audience().relay(entry.session(), mentions, remote(entry, encoded));
        }
    }

    /** An operation as others see it, without resource id. */
    static RemoteOperationMessage remote(HistoryEntry entry, OperationData encoded) {
        return RemoteOperationMessage.newBuilder()
                .setSessionId(entry.session())
                .setContextVersion(entry.version())
                .setTimestamp(TimeWire.encode(entry.time()))
                .setOperation(encoded)
                .build();
    }
}
