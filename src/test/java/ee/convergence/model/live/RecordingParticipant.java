package ee.convergence.model.live;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainAvailability;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.DomainStatus;
import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.RequestFailedException;
import ee.convergence.domain.Session;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.User;
import ee.convergence.domain.User.Profile;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A session that writes down which kinds of messages it is told. Not thread-safe. */
public final class RecordingParticipant implements Session {

    private static final Domain DOMAIN = new Domain(
            1,
            new DomainId("convergence", "default"),
            "",
            DomainStatus.READY,
            DomainAvailability.ONLINE,
            true,
            Duration.ofDays(1),
            new ModelDefaults(true, SnapshotPolicy.OF_DOMAINS));

    private final String id;
    private final List<BodyCase> told = new ArrayList<>();
    private CloseStatus closed;
    private boolean full;

    public RecordingParticipant(String id) {
        this.id = id;
    }

    /** What it was told since it was asked last. */
    List<BodyCase> told() {
        List<BodyCase> all = List.copyOf(told);
        told.clear();
        return all;
    }

    /** It does not read. */
    public void fill() {
        full = true;
    }

    /** It has read everything. */
    public void drain() {
        full = false;
    }

    CloseStatus closed() {
        return closed;
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
        return new User(1, new UserId(UserType.NORMAL, id), Profile.named(Optional.of(id)), false, Optional.empty(), 0);
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        try {
            told.add(ConvergenceMessage.parseFrom(message.bytes()).getBodyCase());
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public boolean hasRoom() {
        return !full;
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return CompletableFuture.failedFuture(new RequestFailedException(RequestFailedException.Cause.GONE));
    }

    @Override
    public void close(CloseStatus status) {
        closed = status;
    }
}
