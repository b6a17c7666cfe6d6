package ee.convergence.client;

import ee.convergence.domain.Session;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Envelope;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.MessageKind;
import ee.convergence.protocol.OpenExchanges;
import ee.convergence.protocol.ProtocolViolationException;
import ee.convergence.protocol.Route;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.nio.ByteBuffer;

/**
 * The way in of one client's messages: limits, rules, then the handshake or a feature's handler. Every request gets one
 * answer, at the latest a timeout. {@link #message} is called by one thread at a time; the rest is thread-safe.
 */
final class Inbox implements Exchange.Outlet {

    private final Client client;
    private final ClientContext context;
    private final OpenExchanges exchanges;
    private final RateGate gate;
    private final InboundWindow<Arrived> window;
    private int messagesBeforeLogin;
    private long bytesBeforeLogin;

    Inbox(Client client, ClientContext context) {
        this.client = client;
        this.context = context;
        this.exchanges = new OpenExchanges(
                context.limits().inboundMessages(), context.limits().inboundBytes());
        this.gate = RateGate.of(context.limits(), this::process);
        this.window = new InboundWindow<>(context.limits().inboundUnderWay(), this::route, context.workers());
    }

    void message(ByteBuffer bytes) {
        Phase phase = client.phase();
        if (phase == Phase.ENDED) {
            return;
        }
        if (phase != Phase.CONNECTED && tooMuchBeforeLogin(bytes.remaining())) {
            client.close(CloseStatus.LOGIN_REQUIRED);
        } else if (Envelope.isPlainPing(bytes)) {
            client.pong();
        } else if (gate == null) {
            process(bytes);
        } else if (!gate.offer(bytes)) {
            client.close(CloseStatus.INBOUND_OVERFLOW);
        }
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        client.send(message, mentions);
    }

    @Override
    public void finished(Exchange exchange) {
        exchanges.finished(exchange);
        window.left();
    }

    void sweep(long now) {
        long before = now - requestTimeout();
        for (Exchange overdue : exchanges.overdue(before)) {
            if (overdue.isRequest()) {
                timeOut(overdue);
            } else {
                overdue.done();
            }
        }
        if (gate != null) {
            gate.drain(now);
        }
        window.resume();
    }

    /** Nobody waits for these answers any longer. */
    void abandon() {
        exchanges.drain().forEach(Exchange::abandon);
    }

    private boolean tooMuchBeforeLogin(int size) {
        messagesBeforeLogin++;
        bytesBeforeLogin += size;
        return messagesBeforeLogin > context.limits().messagesBeforeLogin()
                || bytesBeforeLogin > context.limits().bytesBeforeLogin();
    }

    private void process(ByteBuffer bytes) {
        if (client.phase() == Phase.ENDED) {
            return;
        }
        int size = bytes.remaining();
        try {
            dispatch(Envelope.read(bytes), size);
        } catch (ProtocolViolationException violation) {
            ClientLog.violation(client, violation);
            client.close(CloseStatus.PROTOCOL_VIOLATION);
        }
    }

    private void dispatch(ConvergenceMessage message, int size) throws ProtocolViolationException {
        boolean connected = client.phase() == Phase.CONNECTED;
        switch (MessageKind.of(message.getBodyCase())) {
            case CONTROL -> {
                if (message.hasPing()) {
                    client.pong();
                }
            }
            case RESPONSE -> {
                if (connected) {
                    client.serverRequests().answered(message);
                }
            }
            case REQUEST, NORMAL -> {
                if (message.hasConnectionRequest()) {
                    client.handshake().requested(message);
                } else if (connected) {
                    arrived(message, size);
                } else {
                    throw new ProtocolViolationException("message before the login");
                }
            }
            case NONE, SERVER_ONLY -> throw new IllegalStateException("not checked");
        }
    }

    private void arrived(ConvergenceMessage message, int size) {
        Exchange exchange = Exchange.of(message, size, System.nanoTime(), this);
        if (exchanges.begin(exchange)) {
            window.enter(new Arrived(message, exchange));
        } else {
            client.close(CloseStatus.INBOUND_OVERFLOW);
        }
    }

    private void route(Arrived arrived) {
        Exchange exchange = arrived.exchange();
        if (client.phase() == Phase.ENDED) {
            exchange.abandon();
        } else if (exchange.isRequest() && System.nanoTime() - exchange.startedNanos() > requestTimeout()) {
            timeOut(exchange);
        } else {
            route(arrived.message(), exchange);
        }
    }

    private void route(ConvergenceMessage message, Exchange exchange) {
        Route<Session> route = context.routes().route(message.getBodyCase());
        try {
            route.handle(client, message, exchange);
        } catch (RuntimeException failure) {
            ClientLog.handlerFailed(client, message.getBodyCase(), failure);
            exchange.fail(ErrorCode.UNKNOWN, "An unknown error has occurred, check the server logs for more details.");
        }
        if (!exchange.isFinished()) {
            exchanges.defer(exchange);
        }
    }

    private static void timeOut(Exchange request) {
        request.fail(ErrorCode.TIMEOUT, "An internal server timeout occurred");
    }

    private long requestTimeout() {
        return context.protocol().requestTimeout().toNanos();
    }

    /** A message that a feature deals with. */
    private record Arrived(ConvergenceMessage message, Exchange exchange) {}
}
