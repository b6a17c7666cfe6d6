package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumberBlocksTest {

    private record Reservation(long count, CompletableFuture<Long> last) {}

    private final Deque<Reservation> reservations = new ArrayDeque<>();
    private long stored;

    private NumberBlocks blocks(int size) {
        return new NumberBlocks(size, count -> {
            Reservation reservation = new Reservation(count, new CompletableFuture<>());
            reservations.add(reservation);
            return reservation.last();
        });
    }

    @Example
    void aBlockIsReservedAheadOfNeed() {
        NumberBlocks blocks = blocks(8);
        CompletableFuture<Long> first = blocks.take();
        assertThat(first).isNotDone();
        grant();
        assertThat(first).isCompletedWithValue(1L);
        for (long number = 2; number <= 5; number++) {
            assertThat(blocks.take()).isCompletedWithValue(number);
        }
        assertThat(reservations).isEmpty();
        assertThat(blocks.take()).isCompletedWithValue(6L);
        assertThat(reservations).hasSize(1);
        grant();
        for (long number = 7; number <= 14; number++) {
            assertThat(blocks.take()).isCompletedWithValue(number);
        }
    }

    @Example
    void aRefusedReservationFailsThoseThatWaitAndIsAskedForAgain() {
        NumberBlocks blocks = blocks(8);
        CompletableFuture<Long> failing = blocks.take();
        reservations.remove().last().completeExceptionally(new IllegalStateException("expected by the test"));
        assertThat(failing).isCompletedExceptionally();
        CompletableFuture<Long> next = blocks.take();
        grant();
        assertThat(next).isCompletedWithValue(1L);
    }

    /** Takes, and grants whose blocks another process cuts into, in any order: served once each, rising. */
    @Property(tries = 200)
    void everyNumberIsHandedOutOnce(
            @ForAll @IntRange(min = 1, max = 10) int size, @ForAll List<@IntRange(max = 3) Integer> steps) {
        NumberBlocks blocks = blocks(size);
        List<CompletableFuture<Long>> taken = new ArrayList<>();
        for (int step : steps) {
            switch (step) {
                case 0 -> grant();
                case 1 -> stored += 5;
                default -> taken.add(blocks.take());
            }
        }
        while (taken.stream().anyMatch(number -> !number.isDone())) {
            grant();
        }
        assertThat(taken.stream().map(CompletableFuture::join))
                .doesNotHaveDuplicates()
                .isSorted();
        reservations.clear();
        stored = 0;
    }

    private void grant() {
        Reservation reservation = reservations.poll();
        if (reservation != null) {
            stored += reservation.count();
            reservation.last().complete(stored);
        }
    }
}
