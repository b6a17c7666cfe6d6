package ee.convergence.presence;

import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainAvailability;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.DomainStatus;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.domain.User.Profile;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A session whose client writes down, in order and in words, what it is told. Thread-safe. */
final class RecordingSession implements Session {

    static final Domain DOMAIN = new Domain(
            1,
            new DomainId("convergence", "default"),
            "",
            DomainStatus.READY,
            DomainAvailability.ONLINE,
            true,
            Duration.ofDays(1),
            ee.convergence.domain.ModelDefaults.STANDARD);

    private final String id;
    private final User user;
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final Consumer<ConvergenceMessage> listener;
    private volatile CloseStatus closed;
    private volatile Mentions lastMentions = Mentions.NONE;

    RecordingSession(String id, String username) {
        this(id, username, message -> {});
    }

    RecordingSession(String id, String username, Consumer<ConvergenceMessage> listener) {
        this.id = id;
        this.user = userNamed(username);
        this.listener = listener;
    }

    static UserId id(String username) {
        return new UserId(UserType.NORMAL, username);
    }

    static User userNamed(String username) {
        return new User(
                username.hashCode(), id(username), Profile.named(Optional.of(username)), false, Optional.empty(), 0);
    }

    /** What it was told since it was asked last. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    void note(String line) {
        told.add(line);
    }

    CloseStatus closed() {
        return closed;
    }

    Mentions lastMentions() {
        return lastMentions;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Domain domain() {
        return DOMAIN;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        ConvergenceMessage sent = Words.parse(message);
        lastMentions = mentions;
        told.add(Words.of(sent));
        listener.accept(sent);
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("presence asks clients nothing"));
    }

    @Override
    public void close(CloseStatus status) {
        closed = status;
    }
}
