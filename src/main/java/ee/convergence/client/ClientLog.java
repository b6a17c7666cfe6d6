package ee.convergence.client;

import ee.convergence.protocol.ProtocolViolationException;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is logged about clients: who and what kind, never what was sent. Thread-safe. */
final class ClientLog {

    private static final Logger LOG = System.getLogger("ee.convergence.client");

    private ClientLog() {}

    static void violation(Client client, ProtocolViolationException violation) {
        LOG.log(Level.DEBUG, () -> name(client) + " is disconnected: " + violation.getMessage());
    }

    static void failed(Client client, Throwable cause) {
        LOG.log(Level.DEBUG, () -> "connection of " + name(client) + " failed: " + cause);
    }

    static void handlerFailed(Client client, BodyCase kind, RuntimeException failure) {
        LOG.log(Level.ERROR, () -> "handling " + kind + " of " + name(client) + " failed", failure);
    }

    static void loginFailed(Client client, Throwable failure) {
        LOG.log(Level.ERROR, () -> "login of " + name(client) + " failed", failure);
    }

    static void listenerFailed(Client client, RuntimeException failure) {
        LOG.log(Level.ERROR, () -> "telling of " + name(client) + " failed", failure);
    }

    private static String name(Client client) {
        String session = client.phase() == Phase.CONNECTED ? ", session " + client.id() : "";
        return "client of " + client.domainId() + session;
    }
}
