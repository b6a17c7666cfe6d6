package ee.convergence.domain;

import static ee.convergence.domain.TestConfiguration.ALICE;
import static ee.convergence.domain.TestConfiguration.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.domain.Credentials.Anonymous;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Sessions of dead processes, and what nobody comes back to (protocol.md sections 2 and 12). */
@Timeout(120)
class UpkeepIT {

    private static final Anonymous SOMEBODY = new Anonymous(Optional.of("Somebody"));
    private static final String CONNECTED = "session WHERE disconnected_at IS NULL";
    private static final Duration IDLE = Duration.ofMillis(300);

    @EachDatabase
    void sessionsOfADeadProcessEndAfterTheIdleTimeout(TestDatabase test) throws Exception {
        TestNode dead = TestNode.start(test, STANDARD);
        dead.connect(ALICE);
        dead.connect(SOMEBODY);
        dead.die();
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession own = node.connect(ALICE);
            long seen = System.nanoTime();
            node.pruning.prune();
            assertThat(node.count(CONNECTED)).isEqualTo(3);
            await().until(() -> {
                node.pruning.prune();
                return node.count(CONNECTED) == 1;
            });
            assertThat(System.nanoTime() - seen).isGreaterThanOrEqualTo(IDLE.toNanos());
            assertThat(node.value("SELECT id FROM " + CONNECTED)).contains(own.id());
            assertThat(node.count("session WHERE disconnected_at < connected_at"))
                    .isZero();
        }
    }

    @EachDatabase
    void aProcessThatBeatsIsLeftAlone(TestDatabase test) throws Exception {
        try (TestNode one = TestNode.start(test, STANDARD);
                TestNode other = TestNode.start(test, STANDARD)) {
            one.connect(ALICE);
            long begin = System.nanoTime();
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                one.pruning.beat();
                other.pruning.prune();
                return System.nanoTime() - begin > 3 * IDLE.toNanos();
            });
            assertThat(one.count(CONNECTED)).isEqualTo(1);
        }
    }

    @EachDatabase
    void aLiveSessionThatWasPrunedIsRegisteredAgain(TestDatabase test) throws Exception {
        try (TestNode stalled = TestNode.start(test, STANDARD);
                TestNode other = TestNode.start(test, STANDARD)) {
            FakeSession session = stalled.connect(ALICE);
            other.pruning.prune();
            await().until(() -> {
                other.pruning.prune();
                return other.count(CONNECTED) == 0;
            });
            stalled.pruning.beat();
            assertThat(other.value("SELECT id FROM " + CONNECTED)).contains(session.id());
            assertThat(session.closed()).isNull();
            stalled.pruning.beat();
            other.pruning.prune();
            assertThat(other.count(CONNECTED)).isEqualTo(1);
        }
    }

    @EachDatabase
    void aSessionWhoseEndWasLostIsEnded(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession session = node.connect(ALICE);
            FakeSession lost = node.connect(ALICE);
            node.live.ended(lost);
            await().until(() -> {
                node.pruning.prune();
                return node.count(CONNECTED) == 1;
            });
            assertThat(node.value("SELECT id FROM " + CONNECTED)).contains(session.id());
        }
    }

    @EachDatabase
    void aProcessThatEndsInOrderLeavesNoTrace(TestDatabase test) throws Exception {
        TestNode.start(test, STANDARD).close();
        try (TestNode node = TestNode.start(test, STANDARD)) {
            assertThat(node.count("node WHERE node_key <> 0")).isEqualTo(1);
        }
    }

    @EachDatabase
    void expiredTokensArePurged(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            node.login(ALICE);
            node.execute("UPDATE reconnect_token SET expires_at = 1");
            node.login(ALICE);
            node.purge.run();
            assertThat(node.count("reconnect_token")).isEqualTo(1);
        }
    }

    @EachDatabase
    void anonymousUsersWithoutSessionTokenAndHistoryArePurged(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            node.connect(SOMEBODY);
            Login withToken = node.login(SOMEBODY);
            Login withHistory = node.login(SOMEBODY);
            Login forgotten = node.login(SOMEBODY);
            Login alice = node.login(ALICE);
            node.data.kept.add(withHistory.user().key());
            node.execute("UPDATE session SET disconnected_at = connected_at WHERE id IN ('" + withToken.sessionId()
                    + "','" + withHistory.sessionId() + "','" + forgotten.sessionId() + "','" + alice.sessionId()
                    + "')");
            node.execute("UPDATE reconnect_token SET expires_at = 1 WHERE user_key <> "
                    + withToken.user().key());
            node.purge.run();
            assertThat(node.count("domain_user WHERE user_type = 2")).isEqualTo(3);
            assertThat(node.count(
                            "domain_user WHERE user_key = " + forgotten.user().key()))
                    .isZero();
            assertThat(node.count("session WHERE id = '" + forgotten.sessionId() + "'"))
                    .isZero();
            assertThat(node.count("session")).isEqualTo(4);
        }
    }
}
