package ee.convergence.activity;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYCREATEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYDELETEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYJOINREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYLEAVEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYPARTICIPANTSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ACTIVITYUPDATESTATE;

import com.google.protobuf.Value;
import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.Route;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.activity.ActivityCreateRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Activities as clients see them: messages 300 to 315. Thread-safe. */
@ServerSingleton
public final class ActivityMessages implements MessageHandler<Session>, SessionListener {

    /** Deals with a message that is about an activity of a name. */
    private interface NamedRoute {
        void handle(Session session, PermissionTargetName.Activity name, ConvergenceMessage message, Exchange exchange)
                throws InvalidActivityException;
    }

    private final ActivityService activities;
    private final ActivityInput input;

    /** The face of this service. */
    @Inject
    ActivityMessages(ActivityService activities, Settings settings) {
        this.activities = activities;
        this.input = new ActivityInput(settings);
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(ACTIVITYCREATEREQUEST, named(this::create))
                .on(ACTIVITYDELETEREQUEST, named(this::delete))
                .on(ACTIVITYJOINREQUEST, named(this::join))
                .on(ACTIVITYPARTICIPANTSREQUEST, named(this::participants))
                .on(ACTIVITYLEAVEREQUEST, this::leave)
                .on(ACTIVITYUPDATESTATE, this::update);
    }

    @Override
    public void connected(Session session, ConnectionSuccessData.Builder welcome) {
        activities.connected(session);
    }

    @Override
    public void ended(Session session) {
        activities.ended(session);
    }

    private void create(
            Session session, PermissionTargetName.Activity name, ConvergenceMessage message, Exchange exchange)
            throws InvalidActivityException {
        ActivityCreateRequestMessage sent = message.getActivityCreateRequest();
        activities.create(session.domain(), name, input.lists(sent), okOr(exchange, name));
    }

    private void delete(
            Session session, PermissionTargetName.Activity name, ConvergenceMessage message, Exchange exchange) {
        activities.delete(session, name, okOr(exchange, name));
    }

    private void join(
            Session session, PermissionTargetName.Activity name, ConvergenceMessage message, Exchange exchange)
            throws InvalidActivityException {
        JoinRequest request = input.join(name, message.getActivityJoinRequest());
        activities.join(session, request, new JoinAnswer() {
            @Override
            public boolean joined(int resourceId, StoredActivity activity, Snapshot snapshot) {
                return exchange.reply(ActivityWire.joined(resourceId, activity, snapshot), snapshot.mentions());
            }

            @Override
            public void refused(Refusal why) {
                fail(exchange, why, name);
            }
        });
    }

    private void participants(
            Session session, PermissionTargetName.Activity name, ConvergenceMessage message, Exchange exchange) {
        activities.participants(
                session,
                name,
                snapshot -> exchange.reply(ActivityWire.participants(snapshot), snapshot.mentions()),
                why -> fail(exchange, why, name));
    }

    private void leave(Session session, ConvergenceMessage message, Exchange exchange) {
        int resourceId = message.getActivityLeaveRequest().getResourceId();
        activities
                .find(session, resourceId)
                .ifPresentOrElse(
                        joined -> activities.leave(joined, okOr(exchange, joined.name())),
                        () -> exchange.fail(Refusals.NO_RESOURCE.code(), Refusals.NO_RESOURCE.text()));
    }

    /**
     * A change stays open until its event is handed to everyone, so that it counts among the sender's input. One about an
     * activity that the session is not in, perhaps since a moment ago, is ignored.
     */
    private void update(Session session, ConvergenceMessage message, Exchange exchange) {
        Optional<Joined> found =
                activities.find(session, message.getActivityUpdateState().getResourceId());
        if (found.isEmpty()) {
            exchange.done();
            return;
        }
        Joined from = found.get();
        try {
            StateUpdate update = input.update(message.getActivityUpdateState());
            activities.update(
                    from,
                    update,
                    refusal -> refusal.ifPresentOrElse(why -> fail(exchange, why, from.name()), exchange::done));
        } catch (InvalidActivityException invalid) {
            fail(exchange, invalid.refusal(), from.name());
        }
    }

    private Route<Session> named(NamedRoute route) {
        return (session, message, exchange) -> {
            String type = type(message);
            String id = id(message);
            try {
                route.handle(session, input.name(type, id), message, exchange);
            } catch (InvalidActivityException invalid) {
                fail(exchange, invalid.refusal(), new PermissionTargetName.Activity(type, id));
            }
        };
    }

    private static String type(ConvergenceMessage message) {
        return switch (message.getBodyCase()) {
            case ACTIVITYCREATEREQUEST -> message.getActivityCreateRequest().getActivityType();
            case ACTIVITYDELETEREQUEST -> message.getActivityDeleteRequest().getActivityType();
            case ACTIVITYJOINREQUEST -> message.getActivityJoinRequest().getActivityType();
            default -> message.getActivityParticipantsRequest().getActivityType();
        };
    }

    private static String id(ConvergenceMessage message) {
        return switch (message.getBodyCase()) {
            case ACTIVITYCREATEREQUEST -> message.getActivityCreateRequest().getActivityId();
            case ACTIVITYDELETEREQUEST -> message.getActivityDeleteRequest().getActivityId();
            case ACTIVITYJOINREQUEST -> message.getActivityJoinRequest().getActivityId();
            default -> message.getActivityParticipantsRequest().getActivityId();
        };
    }

    private static Consumer<Optional<Refusal>> okOr(Exchange exchange, PermissionTargetName.Activity name) {
        return refusal -> refusal.ifPresentOrElse(why -> fail(exchange, why, name), exchange::ok);
    }

    private static void fail(Exchange exchange, Refusal why, PermissionTargetName.Activity name) {
        Map<String, Value> details = ActivityWire.details(name);
        exchange.fail(why.code(), why.text(), details);
    }
}
