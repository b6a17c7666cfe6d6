package ee.convergence.model;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETMODELPERMISSIONSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SETMODELPERMISSIONSREQUEST;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.model.live.ModelSharing;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.SetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.SetModelPermissionsResponseMessage;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The rights on models as clients see them (model.md sections 7.3 and 7.4). Thread-safe. */
@ServerSingleton
public final class ModelPermissionMessages implements MessageHandler<Session> {

    private static final Logger LOG = System.getLogger(ModelPermissionMessages.class.getName());

    private final ModelSharing access;

    /** The face of this service. */
    @Inject
    ModelPermissionMessages(ModelSharing access) {
        this.access = access;
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(GETMODELPERMISSIONSREQUEST, this::get).on(SETMODELPERMISSIONSREQUEST, this::set);
    }

    private void get(Session session, ConvergenceMessage message, Exchange exchange) {
        access.read(session, message.getGetModelPermissionsRequest().getModelId())
                .whenComplete((result, failure) -> {
                    if (failure != null) {
                        failed(exchange, failure);
                    } else if (result.refusal().isPresent()) {
                        result.refusal().get().answer(exchange);
                    } else {
                        reply(exchange, result);
                    }
                });
    }

    private void set(Session session, ConvergenceMessage message, Exchange exchange) {
        SetModelPermissionsRequestMessage request = message.getSetModelPermissionsRequest();
        PermissionChange change = PermissionWire.decode(request);
        access.change(session, request.getModelId(), change).whenComplete((refusal, failure) -> {
            if (failure != null) {
                failed(exchange, failure);
            } else {
                refusal.ifPresentOrElse(reason -> reason.answer(exchange), () -> exchange.reply(changed()));
            }
        });
    }

    private static void reply(Exchange exchange, ModelSharing.Result result) {
        exchange.reply(
                ConvergenceMessage.newBuilder()
                        .setGetModelPermissionsResponse(PermissionWire.encode(result.permissions())),
                Mentions.of(result.users().stream().map(User::mention).toList()));
    }

    private static ConvergenceMessage.Builder changed() {
        return ConvergenceMessage.newBuilder()
                .setSetModelPermissionsResponse(SetModelPermissionsResponseMessage.getDefaultInstance());
    }

    private static void failed(Exchange exchange, Throwable failure) {
        LOG.log(Level.ERROR, "the rights on a model could not be read or changed", failure);
        exchange.fail(ErrorCode.UNKNOWN, "An unexpected error occurred.");
    }
}
