package ee.convergence.client;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.MessageKind;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.util.EnumSet;
import java.util.Set;

/** The one list of message kinds that no feature handles yet. Thread-safe. */
@ServerSingleton
public final class NotSupportedMessages implements MessageHandler<Session> {

    /** The envelope numbers of what is still to come: queries and history of models. */
    private static final int[][] AREAS = {{124, 124}, {139, 143}};

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        for (BodyCase kind : kinds()) {
            routes.on(
                    kind,
                    (session, message, exchange) ->
                            exchange.fail(ErrorCode.NOT_SUPPORTED, "This server does not support this message."));
        }
    }

    private static Set<BodyCase> kinds() {
        Set<BodyCase> kinds = EnumSet.copyOf(MessageKind.requests());
        kinds.addAll(MessageKind.normals());
        kinds.removeIf(kind -> !listed(kind.getNumber()));
        return kinds;
    }

    private static boolean listed(int number) {
        for (int[] area : AREAS) {
            if (number >= area[0] && number <= area[1]) {
                return true;
            }
        }
        return false;
    }
}
