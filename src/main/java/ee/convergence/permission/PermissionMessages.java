package ee.convergence.permission;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ADDPERMISSIONSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETPERMISSIONSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOVEPERMISSIONSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.RESOLVEPERMISSIONSFORCONNECTEDSESSIONREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SETPERMISSIONSREQUEST;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.AddPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.OkResponse;
import ee.convergence.protocol.wire.core.RemovePermissionsRequestMessage;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Permissions as clients see them: messages 601 to 610. Thread-safe. */
@ServerSingleton
public final class PermissionMessages implements MessageHandler<Session> {

    private static final Logger LOG = System.getLogger(PermissionMessages.class.getName());

    /** Begins to answer a request. */
    private interface Question<T> {
        CompletionStage<Answer<T>> ask(Session session, ConvergenceMessage message) throws InvalidPermissionsException;
    }

    private final PermissionService permissions;
    private final PermissionInput input;

    /** The face of this service. */
    @Inject
    PermissionMessages(PermissionService permissions, Settings settings) {
        this.permissions = permissions;
        this.input = new PermissionInput(settings.permissions());
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        register(routes, ADDPERMISSIONSREQUEST, this::add, done -> ok());
        register(routes, REMOVEPERMISSIONSREQUEST, this::remove, done -> ok());
        register(routes, SETPERMISSIONSREQUEST, this::set, done -> ok());
        register(routes, GETPERMISSIONSREQUEST, this::get, PermissionWire::granted);
        register(routes, RESOLVEPERMISSIONSFORCONNECTEDSESSIONREQUEST, this::resolve, PermissionWire::resolved);
    }

    private CompletionStage<Answer<Target>> add(Session session, ConvergenceMessage message)
            throws InvalidPermissionsException {
        AddPermissionsRequestMessage sent = message.getAddPermissionsRequest();
        PermissionTargetName target = input.target(sent.getTarget());
        GrantLists lists = input.lists(target.kind(), sent.getWorldList(), sent.getUserList(), sent.getGroupMap());
        return permissions.change(session.domain(), session.user(), target, new GrantChange.Add(lists));
    }

    private CompletionStage<Answer<Target>> remove(Session session, ConvergenceMessage message)
            throws InvalidPermissionsException {
        RemovePermissionsRequestMessage sent = message.getRemovePermissionsRequest();
        PermissionTargetName target = input.target(sent.getTarget());
        GrantLists lists = input.anyLists(sent.getWorldList(), sent.getUserList(), sent.getGroupMap());
        return permissions.change(session.domain(), session.user(), target, new GrantChange.Remove(lists));
    }

    private CompletionStage<Answer<Target>> set(Session session, ConvergenceMessage message)
            throws InvalidPermissionsException {
        SetPermissionsRequestMessage sent = message.getSetPermissionsRequest();
        PermissionTargetName target = input.target(sent.getTarget());
        return permissions.change(session.domain(), session.user(), target, input.replacement(target.kind(), sent));
    }

    private CompletionStage<Answer<GrantLists>> get(Session session, ConvergenceMessage message)
            throws InvalidPermissionsException {
        PermissionTargetName target =
                input.target(message.getGetPermissionsRequest().getTarget());
        return permissions.read(session.domain(), session.user(), target);
    }

    private CompletionStage<Answer<Set<String>>> resolve(Session session, ConvergenceMessage message)
            throws InvalidPermissionsException {
        PermissionTargetName target = input.target(
                message.getResolvePermissionsForConnectedSessionRequest().getTarget());
        return permissions.resolve(session.domain(), session.user(), target);
    }

    private static <T> void register(
            RoutingTable.Builder<Session> routes,
            ConvergenceMessage.BodyCase kind,
            Question<T> question,
            Function<T, ConvergenceMessage.Builder> wire) {
        routes.on(kind, (session, message, exchange) -> {
            try {
                question.ask(session, message).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        reply(exchange, answer, wire);
                    } else {
                        fail(exchange, session, failure);
                    }
                });
            } catch (InvalidPermissionsException invalid) {
                exchange.fail(ErrorCode.INVALID_MESSAGE, invalid.getMessage());
            }
        });
    }

    private static <T> void reply(Exchange exchange, Answer<T> answer, Function<T, ConvergenceMessage.Builder> wire) {
        answer.refusal()
                .ifPresentOrElse(
                        refusal -> exchange.fail(refusal.code(), refusal.text()),
                        () -> exchange.reply(wire.apply(answer.value())));
    }

    private static void fail(Exchange exchange, Session session, Throwable failure) {
        LOG.log(
                Level.ERROR,
                () -> "permissions could not be read or changed, session " + session.id() + " of "
                        + session.domain().id(),
                failure);
        exchange.fail(ErrorCode.UNKNOWN, "An unexpected error occurred.");
    }

    private static ConvergenceMessage.Builder ok() {
        return ConvergenceMessage.newBuilder().setOk(OkResponse.getDefaultInstance());
    }
}
