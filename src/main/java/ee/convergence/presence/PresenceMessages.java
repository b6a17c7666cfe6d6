package ee.convergence.presence;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCECLEARSTATE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCEREMOVESTATE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCESETSTATE;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCESUBSCRIBEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PRESENCEUNSUBSCRIBE;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.domain.User;
import ee.convergence.domain.UserChangeListener;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.Route;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.presence.PresenceResponseMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceResponseMessage;
import jakarta.inject.Inject;

/** Presence as clients see it: messages 400 to 411 and the state in a login's answer. Thread-safe. */
@ServerSingleton
public final class PresenceMessages implements MessageHandler<Session>, SessionListener, UserChangeListener {

    private interface CheckedRoute {
        void handle(Session session, ConvergenceMessage message, Exchange exchange) throws InvalidPresenceException;
    }

    private final PresenceService presence;
    private final PresenceInput input;

    /** The face of this service. */
    @Inject
    PresenceMessages(PresenceService presence, Settings settings) {
        this.presence = presence;
        this.input = new PresenceInput(settings.presence());
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(PRESENCESETSTATE, checked(this::set))
                .on(PRESENCEREMOVESTATE, checked(this::remove))
                .on(PRESENCECLEARSTATE, checked(this::clear))
                .on(PRESENCEREQUEST, checked(this::read))
                .on(PRESENCESUBSCRIBEREQUEST, checked(this::subscribe))
                .on(PRESENCEUNSUBSCRIBE, checked(this::unsubscribe));
    }

    @Override
    public void connected(Session session, ConnectionSuccessData.Builder welcome) {
        welcome.putAllPresenceState(presence.connected(session));
    }

    @Override
    public void ended(Session session) {
        presence.ended(session);
    }

    @Override
    public void changed(Domain domain, User user) {
        presence.changed(domain, user);
    }

    /** A change stays open until its event is handed to everyone, so that it counts among the sender's input. */
    private void set(Session session, ConvergenceMessage message, Exchange exchange) throws InvalidPresenceException {
        presence.set(session, input.values(message.getPresenceSetState().getStateMap()), exchange::done);
    }

    private void remove(Session session, ConvergenceMessage message, Exchange exchange)
            throws InvalidPresenceException {
        presence.remove(session, input.keys(message.getPresenceRemoveState().getKeysList()), exchange::done);
    }

    private void clear(Session session, ConvergenceMessage message, Exchange exchange) {
        presence.clear(session, exchange::done);
    }

    private void read(Session session, ConvergenceMessage message, Exchange exchange) throws InvalidPresenceException {
        presence.read(session, input.users(message.getPresenceRequest().getUsersList()), answer -> {
            PresenceResponseMessage.Builder response =
                    PresenceResponseMessage.newBuilder().addAllUserPresences(PresenceWire.presences(answer));
            exchange.reply(
                    ConvergenceMessage.newBuilder().setPresenceResponse(response),
                    PresenceWire.mentions(answer.known()));
        });
    }

    private void subscribe(Session session, ConvergenceMessage message, Exchange exchange)
            throws InvalidPresenceException {
        presence.subscribe(
                session, input.users(message.getPresenceSubscribeRequest().getUsersList()), answer -> {
                    SubscribePresenceResponseMessage.Builder response = SubscribePresenceResponseMessage.newBuilder()
                            .addAllUserPresences(PresenceWire.presences(answer));
                    exchange.reply(
                            ConvergenceMessage.newBuilder().setPresenceSubscribeResponse(response),
                            PresenceWire.mentions(answer.known()));
                });
    }

    private void unsubscribe(Session session, ConvergenceMessage message, Exchange exchange)
            throws InvalidPresenceException {
        presence.unsubscribe(
                session, input.users(message.getPresenceUnsubscribe().getUsersList()));
        exchange.done();
    }

    private static Route<Session> checked(CheckedRoute route) {
        return (session, message, exchange) -> {
            try {
                route.handle(session, message, exchange);
            } catch (InvalidPresenceException invalid) {
                exchange.fail(ErrorCode.INVALID_MESSAGE, invalid.getMessage());
            }
        };
    }
}
