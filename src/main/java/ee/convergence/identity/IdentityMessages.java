package ee.convergence.identity;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.USERGROUPSFORUSERSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.USERGROUPSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.USERSEARCHREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.USERSGETREQUEST;

import com.google.protobuf.Value;
import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.identity.NotFoundException.What;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Identity as clients see it: messages 201 to 207. Everybody may ask. Thread-safe. */
@ServerSingleton
public final class IdentityMessages implements MessageHandler<Session> {

    private static final Logger LOG = System.getLogger(IdentityMessages.class.getName());

    /** Begins to answer a request. */
    private interface Question {
        CompletionStage<ConvergenceMessage.Builder> ask(Session session, ConvergenceMessage message)
                throws InvalidRequestException;
    }

    private final IdentityService identity;
    private final IdentityInput input;

    /** The face of this service. */
    @Inject
    IdentityMessages(IdentityService identity, Settings settings) {
        this.identity = identity;
        this.input = new IdentityInput(settings.identity());
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        register(routes, USERSGETREQUEST, this::users, "getting users");
        register(routes, USERSEARCHREQUEST, this::search, "searching users");
        register(routes, USERGROUPSREQUEST, this::groups, "getting groups");
        register(routes, USERGROUPSFORUSERSREQUEST, this::groupsOf, "getting groups for users");
    }

    private CompletionStage<ConvergenceMessage.Builder> users(Session session, ConvergenceMessage message)
            throws InvalidRequestException {
        return identity.users(
                        session.domain(),
                        input.users(message.getUsersGetRequest().getUserIdsList()))
                .thenApply(IdentityWire::users);
    }

    private CompletionStage<ConvergenceMessage.Builder> search(Session session, ConvergenceMessage message)
            throws InvalidRequestException {
        return identity.search(session.domain(), input.search(message.getUserSearchRequest()))
                .thenApply(IdentityWire::users);
    }

    private CompletionStage<ConvergenceMessage.Builder> groups(Session session, ConvergenceMessage message)
            throws InvalidRequestException {
        return identity.groups(
                        session.domain(),
                        input.groups(message.getUserGroupsRequest().getIdsList()))
                .thenApply(IdentityWire::groups);
    }

    private CompletionStage<ConvergenceMessage.Builder> groupsOf(Session session, ConvergenceMessage message)
            throws InvalidRequestException {
        return identity.groupsOf(
                        session.domain(),
                        input.users(message.getUserGroupsForUsersRequest().getUsersList()))
                .thenApply(IdentityWire::groupsOf);
    }

    private static void register(
            RoutingTable.Builder<Session> routes, ConvergenceMessage.BodyCase kind, Question question, String doing) {
        routes.on(kind, (session, message, exchange) -> {
            try {
                question.ask(session, message).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        exchange.reply(answer);
                    } else {
                        fail(exchange, failure, doing);
                    }
                });
            } catch (InvalidRequestException invalid) {
                exchange.fail(ErrorCode.INVALID_MESSAGE, invalid.getMessage());
            }
        });
    }

    private static void fail(Exchange exchange, Throwable failure, String doing) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof NotFoundException missing) {
            Map<String, Value> details =
                    Map.of("id", Value.newBuilder().setStringValue(missing.id()).build());
            exchange.fail(
                    missing.what() == What.USER ? ErrorCode.USER_NOT_FOUND : ErrorCode.GROUP_NOT_FOUND,
                    text(missing),
                    details);
            return;
        }
        LOG.log(Level.ERROR, () -> doing + " failed", cause);
        exchange.fail(ErrorCode.UNKNOWN, "Unexpected error " + doing + ".");
    }

    private static String text(NotFoundException missing) {
        return missing.what() == What.USER
                ? "A user with id '" + missing.id() + "' does not exist."
                : "Could not get groups because at least one requested group did not exist: " + missing.id();
    }
}
