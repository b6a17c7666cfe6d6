package ee.convergence.model.live;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** A session that writes down which operations it is sent. Not thread-safe. */
final class ReplayReader implements Session {

    private final RecordingParticipant participant = new RecordingParticipant("a");
    private final List<String> sent = new ArrayList<>();

    /** Operations that are read from the database. */
    static List<Unseen> page(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(version -> new Unseen(version, message(version), Mentions.NONE))
                .toList();
    }

    private static ServerMessage message(long version) {
        return ServerMessage.normal(ConvergenceMessage.newBuilder()
                .setRemoteOperation(RemoteOperationMessage.newBuilder().setContextVersion(version)));
    }

    List<String> sent() {
        return sent;
    }

    void fill() {
        participant.fill();
    }

    void drain() {
        participant.drain();
    }

    CloseStatus closed() {
        return participant.closed();
    }

    @Override
    public String id() {
        return participant.id();
    }

    @Override
    public Domain domain() {
        return participant.domain();
    }

    @Override
    public User user() {
        return participant.user();
    }

    @Override
    public void send(ServerMessage message, Mentions mentions) {
        try {
            ConvergenceMessage parsed = ConvergenceMessage.parseFrom(message.bytes());
            sent.add("operation " + parsed.getRemoteOperation().getContextVersion());
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public boolean hasRoom() {
        return participant.hasRoom();
    }

    @Override
    public CompletionStage<ConvergenceMessage> request(ConvergenceMessage.Builder body, Duration timeout) {
        return participant.request(body, timeout);
    }

    @Override
    public void close(CloseStatus status) {
        participant.close(status);
    }
}
