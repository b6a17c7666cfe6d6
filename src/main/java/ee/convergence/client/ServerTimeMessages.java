package ee.convergence.client;

import com.google.protobuf.Timestamp;
import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.GetServerTimeResponseMessage;
import java.time.Instant;

/** Tells the time ({@code protocol.md} section 3). Thread-safe. */
@ServerSingleton
public final class ServerTimeMessages implements MessageHandler<Session> {

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(BodyCase.SERVERTIMEREQUEST, (session, message, exchange) -> tell(exchange));
    }

    private static void tell(Exchange exchange) {
        Instant now = Instant.now();
        exchange.reply(ConvergenceMessage.newBuilder()
                .setServerTimeResponse(GetServerTimeResponseMessage.newBuilder()
                        .setServerTime(Timestamp.newBuilder()
                                .setSeconds(now.getEpochSecond())
                                .setNanos(now.getNano()))));
    }
}
