package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.PlainThreads;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainAvailability;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.DomainStatus;
import ee.convergence.domain.Login;
import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.User;
import ee.convergence.domain.User.Profile;
import ee.convergence.domain.UserChanges;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.protocol.wire.core.GetServerTimeResponseMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes that are stored between two steps of a client, each of which must not lose them. */
class ChangedProfilesTest {

    private static final Domain DOMAIN = new Domain(
            1,
            new DomainId("test", "here"),
            "Here",
            DomainStatus.READY,
            DomainAvailability.ONLINE,
            true,
            Duration.ofHours(1),
            ModelDefaults.STANDARD);
    private static final User ALICE = user(1, "alice", "Alice", 0);
    private static final User BOB = user(2, "bob", "Bob", 0);

    private final WorkerPool workers = new WorkerPool(new PlainThreads(), "profiles-test", 1, 10);
    private final UserChanges changes = new UserChanges(List.of(), workers);
    private final Settings settings = Settings.of(ConfigFactory.empty());
    private final Client client = new Client(
            null,
            new ClientContext(settings.protocol(), settings.limits(), null, null, List.of(), changes, workers, "1"),
            DOMAIN.id(),
            "127.0.0.1",
            "test");

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void ofTheOwnUserBeforeTheLoginIsDecided() {
        User renamed = user(1, "alice", "Alicia", 1);
        changes.changed(DOMAIN, renamed);
        client.loggedIn(login());
        assertThat(client.user()).isEqualTo(renamed);
    }

    @Test
    void ofTheOwnUserAfterTheLoginWasDecided() {
        client.loggedIn(login());
        User renamed = user(1, "alice", "Alicia", 2);
        client.changed(renamed);
        client.changed(user(1, "alice", "Al", 1));
        client.changed(user(2, "bob", "Bobby", 5));
        client.changed(user(1, "buried", "Alice", 3));
        assertThat(client.user()).isEqualTo(renamed);
    }

    @Test
    void ofAnotherUserBetweenReadingAndTelling() throws Exception {
        client.loggedIn(login());
        Recorder recorder = new Recorder();
        client.opened(recorder);
        User renamed = user(2, "bob", "Bobby", 1);
        changes.changed(DOMAIN, renamed);
        client.send(message(), Mentions.of(List.of(BOB.mention())));
        client.send(message(), Mentions.of(List.of(BOB.mention())));
        client.changed(renamed);
        assertThat(recorder.introduced()).containsExactly(renamed.toWire());
    }

    @Test
    void ofAnotherDomainAreNoneHere() {
        Domain other = new Domain(
                2,
                DOMAIN.id(),
                "",
                DOMAIN.status(),
                DOMAIN.availability(),
                true,
                DOMAIN.reconnectTokenValidity(),
                DOMAIN.models());
        changes.changed(other, user(1, "alice", "Alicia", 1));
        client.loggedIn(login());
        assertThat(client.user()).isEqualTo(ALICE);
    }

    private static Login login() {
        return new Login(DOMAIN, ALICE, "1", "token", List.of());
    }

    private static User user(long key, String username, String displayName, long revision) {
        return new User(
                key,
                new UserId(UserType.NORMAL, username),
                Profile.named(Optional.of(displayName)),
                false,
                Optional.empty(),
                revision);
    }

    private static ServerMessage message() {
        return ServerMessage.response(
                1,
                ConvergenceMessage.newBuilder()
                        .setServerTimeResponse(GetServerTimeResponseMessage.getDefaultInstance()));
    }

    /** Keeps what is sent. */
    private static final class Recorder implements Connection {

        private final List<ConvergenceMessage> sent = new ArrayList<>();

        List<DomainUserData> introduced() {
            return sent.stream()
                    .flatMap(message -> message.getIdentityCacheUpdate().getUsersList().stream())
                    .toList();
        }

        @Override
        public void enqueue(ByteBuffer bytes) {
            try {
                sent.add(ConvergenceMessage.parseFrom(bytes));
            } catch (com.google.protobuf.InvalidProtocolBufferException undecodable) {
                throw new AssertionError(undecodable);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close(CloseStatus status) {
            throw new AssertionError("closed with " + status);
        }

        @Override
        public void abort() {
            throw new AssertionError("aborted");
        }

        @Override
        public void sweep(long now) {}
    }
}
