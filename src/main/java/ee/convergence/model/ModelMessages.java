package ee.convergence.model;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CLOSEREALTIMEMODELREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CREATEREALTIMEMODELREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.DELETEREALTIMEMODELREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.MODELRESYNCREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.OPENREALTIMEMODELREQUEST;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.Texts;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.live.LiveModels;
import ee.convergence.model.live.ModelCreation;
import ee.convergence.model.live.ModelDeletion;
import ee.convergence.model.live.ModelName;
import ee.convergence.model.live.Refusal;
import ee.convergence.model.offline.OfflineCopies;
import ee.convergence.model.wire.CreationWire;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.DeleteRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.ModelResyncRequestMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelRequestMessage;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/** The life cycle of models as clients see it (model.md sections 3 to 8 and 12). Thread-safe. */
@ServerSingleton
public final class ModelMessages implements MessageHandler<Session> {

    private static final Logger LOG = System.getLogger(ModelMessages.class.getName());

    private final LiveModels models;
    private final ModelSessions sessions;
    private final ModelCreation creation;
    private final ModelDeletion deletion;
    private final OfflineCopies copies;

    /** The face of these. */
    @Inject
    ModelMessages(
            LiveModels models,
            ModelSessions sessions,
            ModelCreation creation,
            ModelDeletion deletion,
            OfflineCopies copies) {
        this.models = models;
        this.sessions = sessions;
        this.creation = creation;
        this.deletion = deletion;
        this.copies = copies;
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(CREATEREALTIMEMODELREQUEST, this::create)
                .on(OPENREALTIMEMODELREQUEST, this::open)
                .on(MODELRESYNCREQUEST, this::resynchronize)
                .on(CLOSEREALTIMEMODELREQUEST, this::close)
                .on(DELETEREALTIMEMODELREQUEST, this::delete);
    }

    private void create(Session session, ConvergenceMessage message, Exchange exchange) {
        CreateRealtimeModelRequestMessage request = message.getCreateRealTimeModelRequest();
        if (!request.hasData()) {
            exchange.fail(ErrorCode.INVALID_MESSAGE, "A model needs data.");
            return;
        }
        NewModel wanted;
        try {
            wanted = CreationWire.decode(request, idOrNew(request.getModelId().getValue()));
        } catch (MalformedDataException malformed) {
            exchange.fail(ErrorCode.INVALID_MESSAGE, "The data is invalid: " + malformed.getMessage());
            return;
        }
        creation.create(session.domain(), session.user(), wanted)
                .whenComplete((refusal, failure) -> finish(
                        exchange,
                        refusal,
                        failure,
                        ConvergenceMessage.newBuilder()
                                .setCreateRealTimeModelResponse(CreateRealtimeModelResponseMessage.newBuilder()
                                        .setModelId(wanted.id()))));
    }

    private void open(Session session, ConvergenceMessage message, Exchange exchange) {
        OpenRealtimeModelRequestMessage request = message.getOpenRealTimeModelRequest();
        String id = request.getModelId().getValue();
        Optional<Integer> autoCreateId = request.hasAutoCreateId()
                ? Optional.of(request.getAutoCreateId().getValue())
                : Optional.empty();
        if (!Texts.isStorable(id)) {
            Refusal.notFound(id).answer(exchange);
            return;
        }
        ModelName key = new ModelName(session.domain().key(), idOrNew(id));
        sessions.of(session).ifPresent(owner -> models.open(owner, key, autoCreateId, exchange));
    }

    private void resynchronize(Session session, ConvergenceMessage message, Exchange exchange) {
        ModelResyncRequestMessage request = message.getModelResyncRequest();
        if (!Texts.isStorable(request.getModelId())) {
            Refusal.notFound(request.getModelId()).answer(exchange);
            return;
        }
        ModelName key = new ModelName(session.domain().key(), request.getModelId());
        sessions.of(session)
                .ifPresent(owner -> models.resynchronize(owner, key, request.getContextVersion(), exchange));
    }

    private void close(Session session, ConvergenceMessage message, Exchange exchange) {
        sessions.find(session, message.getCloseRealTimeModelRequest().getResourceId())
                .ifPresentOrElse(
                        participation -> models.close(participation, exchange),
                        () -> exchange.fail(ErrorCode.MODEL_NOT_OPEN, "The model is not open."));
    }

    private void delete(Session session, ConvergenceMessage message, Exchange exchange) {
        String id = message.getDeleteRealtimeModelRequest().getModelId();
        copies.unsubscribe(session, id);
        deletion.delete(session, id)
                .whenComplete((refusal, failure) -> finish(
                        exchange,
                        refusal,
                        failure,
                        ConvergenceMessage.newBuilder()
                                .setDeleteRealtimeModelResponse(
                                        DeleteRealtimeModelResponseMessage.getDefaultInstance())));
    }

    private static String idOrNew(String id) {
        return id.isEmpty() ? UUID.randomUUID().toString() : id;
    }

    private static void finish(
            Exchange exchange, Optional<Refusal> refusal, Throwable failure, ConvergenceMessage.Builder success) {
        if (failure != null) {
            LOG.log(Level.ERROR, "a model could not be created or deleted", failure);
            exchange.fail(ErrorCode.UNKNOWN, "An unexpected error occurred.");
        } else if (refusal.isPresent()) {
            refusal.get().answer(exchange);
        } else {
            exchange.reply(success);
        }
    }
}
