package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that come back to a model with a history that is larger than the server's memory (model.md section 18, 24). */
@DisplayName("A client that comes back from far behind")
class ModelReplayIT {

    private static final int MAX_LAG = 1000;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(
                    Map.of("convergence.models.max-lag", Integer.toString(MAX_LAG)))
            .withHeap("96m");

    private static final int LENGTH = 50_000;
    private static final int AT_ONCE = 500;
    private static final String LONG_TEXT = "x".repeat(4000);
    private static final OperationData SHORT = ModelRequests.insertion("x");
    private static final Duration FAST = Duration.ofSeconds(2);
    private static final int INVALID_OPERATION = 4;

    private static final String LONG = "m" + UUID.randomUUID();

    private final String id = "m" + UUID.randomUUID();

    /** The operations of the history alone take more than the heap. */
    @BeforeAll
    static void writeHistory() throws IOException {
        create(LONG);
        try (ReplayPeer writer = ReplayPeer.opened(newcomer(), LONG)) {
            for (int i = 0; i < LENGTH; i++) {
                writer.submit(
                        i % 2 == 0
                                ? ModelRequests.insertion(LONG_TEXT)
                                : MalformedOperations.splice(ModelSample.TEXT, 0, LONG_TEXT.length(), ""));
                if ((i + 1) % AT_ONCE == 0) {
                    writer.awaitAcknowledged(i + 1);
                }
            }
        }
    }

    private static void create(String model) throws IOException {
        try (RealtimePeer creator = newcomer()) {
            creator.request(ModelRequests.create(ModelRequests.creation(model)));
        }
    }

    private static RealtimePeer newcomer() throws IOException {
        return RealtimePeer.connected(SERVER.target());
    }

    /** Edits some times; returns how long the slowest took. */
    private static Duration edit(ReplayPeer writer, int times) throws IOException {
        long slowest = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            writer.edit(SHORT);
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        return Duration.ofNanos(slowest);
    }

    @Test
    void seesEveryOperationOnceWhileOthersEditOn() throws Exception {
        try (ReplayPeer writer = ReplayPeer.opened(newcomer(), LONG);
                ReplayPeer late = ReplayPeer.resynchronizing(newcomer(), LONG, 1, writer.version())) {
            long told = writer.version();
            assertThat(edit(writer, 300)).as("while it does not read").isLessThan(FAST);
            CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follow(late, told));
            Duration slowest = Duration.ZERO;
            while (!following.isDone()) {
                Duration took = edit(writer, 1);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
            following.join();
            assertThat(slowest).as("while it reads").isLessThan(FAST);
            late.complete();
            assertThat(late.awaitCompleted()).isEqualTo(2);
            late.followTo(writer.version());
            edit(late, 3);
            writer.followTo(late.version());
        }
    }

    private static void follow(ReplayPeer late, long to) {
        try {
            late.followTo(to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void losesItsConnectionAmidAndComesAgain() throws Exception {
        try (ReplayPeer writer = ReplayPeer.opened(newcomer(), LONG)) {
            long reached = 1;
            for (int i = 0; i < 3; i++) {
                try (ReplayPeer late = ReplayPeer.resynchronizing(newcomer(), LONG, reached, writer.version())) {
                    writer.peer().await(BodyCase.REMOTECLIENTRESYNCSTARTED);
                    late.followTo(reached + 700);
                    reached = late.version();
                    late.peer().socket().reset();
                }
                writer.peer().await(BodyCase.REMOTECLIENTRESYNCCOMPLETED);
                assertThat(edit(writer, 5)).isLessThan(FAST);
            }
            try (ReplayPeer last = ReplayPeer.resynchronizing(newcomer(), LONG, reached, writer.version())) {
                last.followTo(writer.version());
                last.complete();
                assertThat(last.awaitCompleted()).isEqualTo(2);
            }
        }
    }

    /** Some of its operations were accepted, but it never learned so. */
    @Test
    void isToldInOrderWhatWasAcceptedOfItsOwn() throws Exception {
        create(id);
        RealtimePeer former = RealtimePeer.open(SERVER.target(), Target.OPEN);
        String token = former.connectAnonymously("Ada").getSuccess().getReconnectToken();
        try (ReplayPeer writer = ReplayPeer.opened(newcomer(), id)) {
            try (ReplayPeer lost = ReplayPeer.opened(former, id)) {
                for (int i = 0; i < 3; i++) {
                    lost.submit(SHORT);
                    writer.followTo(writer.version() + 1);
                    edit(writer, 2);
                }
            }
            edit(writer, MAX_LAG - 100);
            RealtimePeer again = RealtimePeer.open(SERVER.target(), Target.OPEN);
            again.reconnect(token);
            try (ReplayPeer back = ReplayPeer.resynchronizing(again, id, 1, 1)) {
                for (int i = 0; i < 4; i++) {
                    back.submit(SHORT);
                }
                back.complete();
                back.awaitCompleted();
                back.followTo(writer.version() + 1);
                assertThat(back.acknowledged()).isEqualTo(4);
                edit(back, 1);
                writer.followTo(back.version());
            }
        }
    }

    @Test
    void isServedUpToALimitWithoutResynchronizing() throws Exception {
        create(id);
        try (ReplayPeer writer = ReplayPeer.opened(newcomer(), id);
                ReplayPeer patient = ReplayPeer.opened(newcomer(), id);
                RealtimePeer late = newcomer()) {
            int resource = ModelRequests.opened(late, id).getResourceId();
            edit(writer, MAX_LAG - 1);
            patient.edit(SHORT);
            assertThat(patient.version()).isEqualTo(MAX_LAG + 1);
            writer.edit(SHORT);
            late.send(ModelRequests.submission(resource, 1, 1, SHORT));
            assertThat(late.await(BodyCase.FORCECLOSEREALTIMEMODEL)
                            .getForceCloseRealTimeModel()
                            .getReasonCode())
                    .isEqualTo(INVALID_OPERATION);
            edit(writer, 1);
        }
    }
}
