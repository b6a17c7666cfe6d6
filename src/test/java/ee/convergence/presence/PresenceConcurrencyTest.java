package ee.convergence.presence;

import static ee.convergence.presence.RecordingSession.id;
import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Two sessions of one user count up, each its own key, while others come, subscribe, unsubscribe and go, all at once.
 * After each answer an observer must see every next number: none lost, none doubled, none out of order.
 */
class PresenceConcurrencyTest {

    private static ExecutorService pool;

    @BeforeContainer
    static void open() {
        pool = Executors.newFixedThreadPool(8);
    }

    @AfterContainer
    static void close() {
        pool.shutdownNow();
    }

    @Property(tries = 60)
    void noEventIsLostDoubledOrOutOfOrder(
            @ForAll @IntRange(min = 1, max = 4) int watchers, @ForAll @IntRange(min = 1, max = 300) int each)
            throws Exception {
        PresenceService presence = new PresenceService(
                Settings.of(ConfigFactory.empty()),
                new Mailboxes(pool),
                (domain, users) -> CompletableFuture.supplyAsync(List::of, pool));
        RecordingSession one = new RecordingSession("one", "ann");
        RecordingSession two = new RecordingSession("two", "ann");
        presence.connected(one);
        presence.connected(two);
        List<CountingWatcher> all = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(2 + watchers);
        for (int i = 0; i < watchers; i++) {
            CountingWatcher watcher = new CountingWatcher(presence, "watcher" + i);
            all.add(watcher);
            pool.execute(() -> watcher.comeAndGo(each / 3, done));
        }
        Phaser told = new Phaser(1);
        pool.execute(() -> count(presence, one, each, told, done));
        pool.execute(() -> count(presence, two, each, told, done));
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        told.awaitAdvanceInterruptibly(told.arrive(), 20, TimeUnit.SECONDS);
        for (CountingWatcher watcher : all) {
            assertThat(watcher.awaitLastAnswer()).isEqualTo(Map.of("one", each, "two", each));
            assertThat(watcher.faults()).isEmpty();
            presence.ended(watcher.session());
        }
        presence.ended(one);
        presence.ended(two);
        assertThat(presence.size()).isZero();
        assertThat(id("ann")).isEqualTo(one.user().id());
    }

    private static void count(
            PresenceService presence, RecordingSession session, int most, Phaser told, CountDownLatch done) {
        try {
            for (int number = 1; number <= most; number++) {
                told.register();
                presence.set(session, Map.of(session.id(), value(number)), told::arriveAndDeregister);
            }
        } catch (InvalidPresenceException refused) {
            throw new AssertionError(refused);
        } finally {
            done.countDown();
        }
    }
}
