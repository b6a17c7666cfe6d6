package ee.convergence.model;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.MODELOFFLINESUBSCRIPTIONCHANGE;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.model.live.Known;
import ee.convergence.model.offline.OfflineCopies;
import ee.convergence.model.offline.SubscriptionChange;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ModelOfflineSubscriptionChangeRequestMessage;
import ee.convergence.protocol.wire.model.ModelOfflineSubscriptionChangeRequestMessage.ModelOfflineSubscriptionData;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which models sessions keep offline (model.md section 13). Thread-safe. */
@ServerSingleton
public final class ModelOfflineMessages implements MessageHandler<Session> {

    private final ModelSessions sessions;
    private final OfflineCopies copies;

    /** The face of these. */
    @Inject
    ModelOfflineMessages(ModelSessions sessions, OfflineCopies copies) {
        this.sessions = sessions;
        this.copies = copies;
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(MODELOFFLINESUBSCRIPTIONCHANGE, this::change);
    }

    private void change(Session session, ConvergenceMessage message, Exchange exchange) {
        ModelOfflineSubscriptionChangeRequestMessage request = message.getModelOfflineSubscriptionChange();
        Map<String, Known> subscribe = new LinkedHashMap<>();
        for (ModelOfflineSubscriptionData data : request.getSubscribeList()) {
            if (data.getCurrentVersion() < 0) {
                exchange.fail(ErrorCode.INVALID_MESSAGE, "A version must not be negative.");
                return;
            }
            subscribe.put(
                    data.getModelId(),
                    new Known(data.getCurrentVersion(), PermissionWire.decode(data.getCurrentPermissions())));
        }
        SubscriptionChange change =
                new SubscriptionChange(request.getAll(), subscribe, Set.copyOf(request.getUnsubscribeList()));
        sessions.of(session).ifPresent(owner -> copies.change(owner, change, exchange));
    }
}
