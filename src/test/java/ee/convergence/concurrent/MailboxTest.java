package ee.convergence.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<Integer> ran = new ArrayList<>();
    private boolean refusing;
    private final Executor executor = turn -> {
        if (refusing) {
            throw new RejectedExecutionException("expected by the test");
        }
        turns.add(turn);
    };
    private final Mailboxes mailboxes = new Mailboxes(executor);

    @Test
    void oneTurnRunsAllThatWaits() {
        Mailbox mailbox = new Mailbox(executor, 10);
        post(mailbox, 1, 2, 3);
        assertThat(turns).hasSize(1);
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2, 3);
        assertThat(turns).isEmpty();
    }

    @Test
    void aTurnEndsSoThatOthersGetAThread() {
        Mailbox mailbox = new Mailbox(executor, 10, 2, refused -> {});
        post(mailbox, 1, 2, 3);
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2);
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhenFullAndAcceptsAgainAfterATurn() {
        Mailbox mailbox = new Mailbox(executor, 2);
        post(mailbox, 1, 2);
        assertThat(mailbox.post(() -> ran.add(3))).isFalse();
        turns.remove().run();
        assertThat(mailbox.post(() -> ran.add(4))).isTrue();
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2, 4);
    }

    @Test
    void closingRefusesNewCommandsAndRunsAcceptedOnes() {
        Mailbox mailbox = new Mailbox(executor, 10);
        post(mailbox, 1);
        mailbox.close();
        assertThat(mailbox.post(() -> ran.add(2))).isFalse();
        turns.remove().run();
        assertThat(ran).containsExactly(1);
    }

    @Test
    void aFailingCommandDoesNotStopTheRest() {
        Mailbox mailbox = new Mailbox(executor, 10);
        mailbox.post(() -> {
            throw new IllegalStateException("expected by the test");
        });
        post(mailbox, 1);
        turns.remove().run();
        assertThat(ran).containsExactly(1);
    }

    @Test
    void aCommandMayPostToItsOwnMailbox() {
        Mailbox mailbox = new Mailbox(executor, 10);
        mailbox.post(() -> post(mailbox, 1));
        turns.remove().run();
        assertThat(ran).containsExactly(1);
        assertThat(turns).isEmpty();
    }

    @Test
    void aRefusedTurnIsAskedForAgainByTheNextPost() {
        Mailbox mailbox = new Mailbox(executor, 10);
        refusing = true;
        post(mailbox, 1);
        refusing = false;
        post(mailbox, 2);
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2);
    }

    @Test
    void aRefusedTurnIsAskedForAgainByTheSweep() {
        Mailbox mailbox = mailboxes.create(10);
        refusing = true;
        post(mailbox, 1);
        mailboxes.kick();
        assertThat(turns).isEmpty();
        refusing = false;
        mailboxes.kick();
        mailboxes.kick();
        assertThat(turns).hasSize(1);
        turns.remove().run();
        assertThat(ran).containsExactly(1);
    }

    @Test
    void aTurnRefusedInTheMiddleStrandsNothing() {
        Mailbox mailbox = new Mailbox(executor, 10, 1, refused -> {});
        post(mailbox, 1, 2);
        refusing = true;
        turns.remove().run();
        assertThat(ran).containsExactly(1);
        refusing = false;
        mailbox.kick();
        turns.remove().run();
        assertThat(ran).containsExactly(1, 2);
    }

    private void post(Mailbox mailbox, int... numbers) {
        for (int number : numbers) {
            assertThat(mailbox.post(() -> ran.add(number))).isTrue();
        }
    }
}
