package ee.convergence.client;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.ServerVersion;
import ee.convergence.config.Settings;
import ee.convergence.domain.Authentication;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.Login;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.domain.UserChanges;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All clients of this node, from before their upgrade until their socket is gone. Thread-safe. */
@ServerSingleton
public final class ClientRegistry {

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final Admission admission;
    private final ClientContext context;
    private final ShutDown shutDown;

    /** Builds the routing table; fails when a kind of message is handled twice or not at all. */
    @Inject
    public ClientRegistry(
            Settings settings,
            Sweep sweep,
            Authentication authentication,
            Instance<MessageHandler<Session>> handlers,
            Instance<SessionListener> listeners,
            UserChanges changes,
            WorkerPool workers) {
        this.admission = new Admission(settings.limits());
        this.shutDown = new ShutDown(settings.server(), clients);
        RoutingTable.Builder<Session> routes = new RoutingTable.Builder<>();
        handlers.forEach(handler -> handler.register(routes));
        this.context = new ClientContext(
                settings.protocol(),
                settings.limits(),
                routes.build(),
                authentication,
                listeners.stream().toList(),
                changes,
                workers,
                ServerVersion.text());
        sweep.register(this::sweep);
    }

    /**
     * Creates the client of an upgrade that is about to complete.
     *
     * @param address the client's address without a port, or {@code unknown}
     * @throws ClientRefusedException if a limit is reached or the server shuts down
     */
    public Client create(DomainId domain, String address, String userAgent) throws ClientRefusedException {
        if (shutDown.begun()) {
            throw new ClientRefusedException(Refusal.SHUTTING_DOWN);
        }
        admission.enter(domain, address, System.nanoTime());
        Client client = new Client(this, context, domain, address, userAgent);
        clients.add(client);
        return client;
    }

    /** How many clients there are. */
    public int size() {
        return clients.size();
    }

    /** Whether no client is created any longer. */
    public boolean isShuttingDown() {
        return shutDown.begun();
    }

    /** Refuses new clients and closes all others; returns when they are gone or the deadline has passed. */
    public void shutDown() {
        shutDown.run();
    }

    /** Every client whose login to this domain succeeded. */
    void forEachIn(Domain domain, Consumer<Client> action) {
        for (Client client : clients) {
            Login login = client.login();
            if (login != null && login.domain().key() == domain.key()) {
                action.accept(client);
            }
        }
    }

    void loggedIn(Client client) {
        if (client.leaveUnauthenticated()) {
            admission.loggedIn();
        }
    }

    void gone(Client client) {
        if (clients.remove(client)) {
            loggedIn(client);
            admission.leave(client.domainId(), client.address());
        }
        shutDown.gone();
    }

    private void sweep() {
        long now = System.nanoTime();
        admission.sweep(now);
        clients.forEach(client -> client.sweep(now));
    }
}
