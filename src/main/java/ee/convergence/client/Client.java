package ee.convergence.client;

import ee.convergence.domain.ClientDetails;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.Login;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.UserChanges;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Envelope;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server-side representation of one connection, made before its upgrade completes. The transport calls {@link
 * #opened}, then {@link #message} for every whole message in order of arrival and never concurrently, and at the end
 * {@link #closed} or {@link #failed}, in any order and any number. Everything else is thread-safe. To features it is a
 * {@link Session} once it is logged in.
 */
public final class Client implements Session {

    private static final ByteBuffer PONG = Envelope.pong();

    private final ClientRegistry registry;
    private final DomainId domainId;
    private final String address;
    private final String userAgent;
    private final Outbox outbox;
    private final UserChanges changes;
    private final Heartbeat heartbeat;
    private final Inbox inbox;
    private final Handshake handshake;
    private final ServerRequests serverRequests;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicBoolean leftUnauthenticated = new AtomicBoolean();
    private final AtomicReference<User> user = new AtomicReference<>();
    private volatile Login login;

    Client(ClientRegistry registry, ClientContext context, DomainId domainId, String address, String userAgent) {
        this.registry = registry;
        this.domainId = domainId;
        this.address = address;
        this.userAgent = userAgent;
        this.changes = context.changes();
        this.outbox = new Outbox(this::newest);
        this.heartbeat = new Heartbeat(context.protocol(), System.nanoTime());
        this.handshake = new Handshake(this, context, System.nanoTime());
        this.serverRequests = new ServerRequests(outbox, context.limits().serverRequests());
        this.inbox = new Inbox(this, context);
    }

    /** The socket is wired. Called once, before any message. */
    public void opened(Connection connection) {
        heartbeat.opened(System.nanoTime());
        outbox.open(connection);
        if (gone.get()) {
            connection.abort();
        }
    }

    /** A whole message arrived; the buffer is only read during the call. */
    public void message(ByteBuffer bytes) {
        heartbeat.received(System.nanoTime());
        inbox.message(bytes);
    }

    /** The socket ended in good order. */
    public void closed() {
        end();
    }

    /** The socket failed. */
    public void failed(Throwable cause) {
        // Servers also tell of sockets after the application has ended, when it may load nothing any more.
        if (!gone.get()) {
            ClientLog.failed(this, cause);
        }
        end();
        outbox.close(CloseStatus.INTERNAL_ERROR);
    }

    @Override
    public void close(CloseStatus status) {
        if (!outbox.close(status)) {
            end();
        }
        releaseSession();
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        outbox.send(message, mentions);
    }

    @Override
    public boolean hasRoom() {
        return outbox.hasRoom();
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return serverRequests.send(body, System.nanoTime() + timeout.toNanos());
    }

    @Override
    public String id() {
        return login.sessionId();
    }

    @Override
    public List<String> formerIds() {
        return login.formerSessions();
    }

    @Override
    public Domain domain() {
        return login.domain();
    }

    @Override
    public User user() {
        return user.get();
    }

    /** The domain that it asked for. */
    public DomainId domainId() {
        return domainId;
    }

    /** Its address without a port, or {@code unknown}. */
    public String address() {
        return address;
    }

    Phase phase() {
        return handshake.phase();
    }

    Handshake handshake() {
        return handshake;
    }

    Outbox outbox() {
        return outbox;
    }

    ServerRequests serverRequests() {
        return serverRequests;
    }

    ClientDetails details(String client, String version) {
        return new ClientDetails(client, version, userAgent, address);
    }

    void pong() {
        outbox.sendNow(PONG.duplicate());
    }

    /** True once: the client is no longer one that is not logged in. */
    boolean leaveUnauthenticated() {
        return leftUnauthenticated.compareAndSet(false, true);
    }

    void abort() {
        outbox.abort();
        end();
    }

    Login login() {
        return login;
    }

    /** A change that is stored meanwhile is found here, or told to {@link #changed}, which from now on reaches the client. */
    void loggedIn(Login granted) {
        user.set(granted.user());
        login = granted;
        refresh(changes.newest(granted.domain(), granted.user()));
    }

    /** A user's record changed: perhaps the own one, or that of somebody whom the client knows. */
    void changed(User changed) {
        refresh(changed);
        outbox.refresh(changed.mention());
    }

    private void refresh(User changed) {
        user.updateAndGet(own ->
                changed.id().equals(own.id()) && changed.key() == own.key() && changed.revision() > own.revision()
                        ? changed
                        : own);
    }

    private MentionedUser newest(MentionedUser mentioned) {
        Login current = login;
        return current == null ? mentioned : changes.newest(current.domain(), mentioned);
    }

    void connected() {
        registry.loggedIn(this);
    }

    /** Looks at every deadline of this client. */
    void sweep(long now) {
        handshake.sweep(now);
        inbox.sweep(now);
        serverRequests.sweep(now);
        if (phase() != Phase.ENDED && outbox.isOpen()) {
            heartbeat.sweep(now, outbox, this);
        }
        outbox.sweep(now);
    }

    private void releaseSession() {
        if (handshake.end()) {
            inbox.abandon();
            serverRequests.abandon();
        }
    }

    private void end() {
        releaseSession();
        if (gone.compareAndSet(false, true)) {
            registry.gone(this);
        }
    }
}
