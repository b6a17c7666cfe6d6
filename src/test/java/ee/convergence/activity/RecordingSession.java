package ee.convergence.activity;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session whose client writes down, in order and in words, what it is told. Thread-safe. */
final class RecordingSession implements Session {

    private final String id;
    private final Domain domain;
    private final User user;
    private final CopyOnWriteArrayList<String> told = new CopyOnWriteArrayList<>();
    private volatile CloseStatus closed;

    RecordingSession(String id, Domain domain, User user) {
        this.id = id;
        this.domain = domain;
        this.user = user;
    }

    /** What it was told since it was asked last. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.removeAll(all);
        return all;
    }

    /** What it was told. */
    List<String> peek() {
        return List.copyOf(told);
    }

    void note(String line) {
        told.add(line);
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
        return domain;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        try {
            told.add(words(ConvergenceMessage.parseFrom(message.bytes())));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("activities ask clients nothing"));
    }

    @Override
    public void close(CloseStatus status) {
        closed = status;
    }

    private static String words(ConvergenceMessage message) {
        return switch (message.getBodyCase()) {
            case ACTIVITYSESSIONJOINED ->
                message.getActivitySessionJoined().getResourceId() + ": joined "
                        + message.getActivitySessionJoined().getSessionId();
            case ACTIVITYSESSIONLEFT ->
                message.getActivitySessionLeft().getResourceId() + ": left "
                        + message.getActivitySessionLeft().getSessionId();
            case ACTIVITYSTATEUPDATED ->
                message.getActivityStateUpdated().getResourceId() + ": updated "
                        + message.getActivityStateUpdated().getSessionId() + " "
                        + message.getActivityStateUpdated().getSetMap().keySet();
            case ACTIVITYDELETED -> message.getActivityDeleted().getResourceId() + ": deleted";
            case ACTIVITYFORCELEAVE -> message.getActivityForceLeave().getResourceId() + ": forced out";
            default -> message.getBodyCase().toString();
        };
    }
}
