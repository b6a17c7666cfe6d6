package ee.convergence.model;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CLEARREFERENCE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.MODELRESYNCCLIENTCOMPLETE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.OPERATIONSUBMISSION;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SETREFERENCE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SHAREREFERENCE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.UNSHAREREFERENCE;

import com.google.protobuf.StringValue;
import com.google.protobuf.Value;
import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.model.live.LiveModels;
import ee.convergence.model.live.Participation;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.ReferenceWire;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ClearReferenceMessage;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.protocol.wire.model.SetReferenceMessage;
import ee.convergence.protocol.wire.model.ShareReferenceMessage;
import ee.convergence.protocol.wire.model.UnshareReferenceMessage;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** What sessions do in models that they have open (ot.md section 3, references.md section 2). Thread-safe. */
@ServerSingleton
public final class ModelEditMessages implements MessageHandler<Session> {

    /** Hands a message to a model; false if too much waits there. */
    private interface Delivery {
        boolean to(Participation participation, Runnable done);
    }

    private final LiveModels models;
    private final ModelSessions sessions;

    /** The face of these. */
    @Inject
    ModelEditMessages(LiveModels models, ModelSessions sessions) {
        this.models = models;
        this.sessions = sessions;
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(OPERATIONSUBMISSION, this::submit)
                .on(SHAREREFERENCE, this::share)
                .on(SETREFERENCE, this::set)
                .on(CLEARREFERENCE, this::clear)
                .on(UNSHAREREFERENCE, this::unshare)
                .on(MODELRESYNCCLIENTCOMPLETE, this::resynchronized);
    }

    private void submit(Session session, ConvergenceMessage message, Exchange exchange) {
        deliver(
                session,
                message.getOperationSubmission().getResourceId(),
                exchange,
                (to, done) -> models.submit(to, message.getOperationSubmission(), done));
    }

    private void resynchronized(Session session, ConvergenceMessage message, Exchange exchange) {
        deliver(
                session,
                message.getModelResyncClientComplete().getResourceId(),
                exchange,
                (to, done) -> models.resynchronized(
                        to, message.getModelResyncClientComplete().getOpen(), done));
    }

    private void share(Session session, ConvergenceMessage message, Exchange exchange) {
        ShareReferenceMessage share = message.getShareReference();
        put(
                session,
                share.getResourceId(),
                exchange,
                element(share.hasValueId(), share.getValueId()),
                share.getKey(),
                share.getReferences(),
                share.getVersion());
    }

    private void set(Session session, ConvergenceMessage message, Exchange exchange) {
        SetReferenceMessage set = message.getSetReference();
        put(
                session,
                set.getResourceId(),
                exchange,
                element(set.hasValueId(), set.getValueId()),
                set.getKey(),
                set.getReferences(),
                set.getVersion());
    }

    private void put(
            Session session,
            int resourceId,
            Exchange exchange,
            Optional<String> element,
            String key,
            ReferenceValues wire,
            long version) {
        if (sessions.find(session, resourceId).isEmpty()) {
            unknown(exchange, resourceId);
            return;
        }
        try {
            ee.convergence.model.ot.reference.ReferenceValues values = ReferenceWire.decode(wire);
            deliver(
                    session,
                    resourceId,
                    exchange,
                    (to, done) -> models.putReference(to, element, key, values, version, done));
        } catch (MalformedDataException malformed) {
            exchange.fail(ErrorCode.INVALID_MESSAGE, "A reference has " + malformed.getMessage() + ".");
        }
    }

    private void clear(Session session, ConvergenceMessage message, Exchange exchange) {
        ClearReferenceMessage clear = message.getClearReference();
        Optional<String> element = element(clear.hasValueId(), clear.getValueId());
        deliver(
                session,
                clear.getResourceId(),
                exchange,
                (to, done) -> models.dropReference(to, false, element, clear.getKey(), done));
    }

    private void unshare(Session session, ConvergenceMessage message, Exchange exchange) {
        UnshareReferenceMessage unshare = message.getUnshareReference();
        Optional<String> element = element(unshare.hasValueId(), unshare.getValueId());
        deliver(
                session,
                unshare.getResourceId(),
                exchange,
                (to, done) -> models.dropReference(to, true, element, unshare.getKey(), done));
    }

    /** An absent and an empty element id both mean the model itself. */
    private static Optional<String> element(boolean present, StringValue id) {
        return present && !id.getValue().isEmpty() ? Optional.of(id.getValue()) : Optional.empty();
    }

    private void deliver(Session session, int resourceId, Exchange exchange, Delivery delivery) {
        Optional<Participation> to = sessions.find(session, resourceId);
        if (to.isEmpty()) {
            unknown(exchange, resourceId);
            return;
        }
        to.get().heard();
        if (!delivery.to(to.get(), exchange::done)) {
            exchange.done();
            session.close(CloseStatus.INBOUND_OVERFLOW);
        }
    }

    private static void unknown(Exchange exchange, int resourceId) {
        exchange.fail(
                ErrorCode.UNKNOWN_RESOURCE_ID,
                "No model is open with this resource id.",
                Map.of(
                        "resourceId",
                        Value.newBuilder().setNumberValue(resourceId).build()));
    }
}
