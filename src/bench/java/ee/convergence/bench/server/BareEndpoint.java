package ee.convergence.bench.server;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** Answers the benchmark's messages with fixed bytes: what the engine costs without the product. */
@ServerEndpoint("/{namespace}/{domain}")
public final class BareEndpoint {

    private static final byte PING = 0x2a;
    private static final int SERVER_TIME_REQUEST_BYTES = 7;

    /** Answers one message, or tells the others of it. */
    @OnMessage
    public void onMessage(ByteBuffer message, Session session) {
        if (FixedEvents.isStateUpdate(message)) {
            tellOthers(FixedEvents.stateUpdated(message), session);
        } else {
            session.getAsyncRemote().sendBinary(answer(message), result -> {});
        }
    }

    private static void tellOthers(byte[] event, Session sender) {
        for (Session session : sender.getOpenSessions()) {
            if (!session.equals(sender)) {
                session.getAsyncRemote().sendBinary(ByteBuffer.wrap(event), result -> {});
            }
        }
    }

    private static ByteBuffer answer(ByteBuffer message) {
        if (message.get(message.position()) == PING) {
            return FixedAnswers.pong();
        }
        if (message.remaining() == SERVER_TIME_REQUEST_BYTES) {
            return FixedAnswers.serverTime(message.get(message.position() + FixedAnswers.ID_OFFSET));
        }
        return FixedEvents.isJoin(message) ? FixedEvents.joined() : FixedAnswers.login();
    }
}
