package ee.convergence.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * Hands out the numbers of one counter from blocks that are reserved ahead of need. Thread-safe: a short lock, no I/O
 * under it.
 */
final class NumberBlocks {

    private final int blockSize;
    /** Reserves that many numbers and tells the last of them. */
    private final LongFunction<CompletableFuture<Long>> reserve;

    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Deque<CompletableFuture<Long>> waiting = new ArrayDeque<>();
    private long left;
    private boolean reserving;

    NumberBlocks(int blockSize, LongFunction<CompletableFuture<Long>> reserve) {
        this.blockSize = blockSize;
        this.reserve = reserve;
    }

    CompletableFuture<Long> take() {
        CompletableFuture<Long> number;
        long wanted;
        synchronized (this) {
            if (left > 0) {
                number = CompletableFuture.completedFuture(pollNumber());
            } else {
                number = new CompletableFuture<>();
                waiting.add(number);
            }
            wanted = wanted();
        }
        reserve(wanted);
        return number;
    }

    /** How much to reserve now; 0 when there is enough, or a reservation is under way. */
    private long wanted() {
        if (reserving || left > blockSize / 4) {
            return 0;
        }
        reserving = true;
        return Math.max(blockSize, waiting.size());
    }

    private void reserve(long count) {
        if (count > 0) {
            reserve.apply(count).whenComplete((last, failure) -> {
                if (failure == null) {
                    reserved(last - count + 1, count);
                } else {
                    refused(failure);
                }
            });
        }
    }

    private void reserved(long first, long count) {
        List<CompletableFuture<Long>> served = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        long wanted;
        synchronized (this) {
            reserving = false;
            blocks.add(new Block(first, count));
            left += count;
            while (left > 0 && !waiting.isEmpty()) {
                served.add(waiting.poll());
                numbers.add(pollNumber());
            }
            wanted = waiting.isEmpty() ? 0 : wanted();
        }
        reserve(wanted);
        for (int i = 0; i < served.size(); i++) {
            served.get(i).complete(numbers.get(i));
        }
    }

    private void refused(Throwable failure) {
        List<CompletableFuture<Long>> failed;
        synchronized (this) {
            reserving = false;
            failed = List.copyOf(waiting);
            waiting.clear();
        }
        failed.forEach(number -> number.completeExceptionally(failure));
    }

    private long pollNumber() {
        Block block = blocks.element();
        left--;
        if (block.left == 1) {
            blocks.remove();
        }
        block.left--;
        return block.next++;
    }

    private static final class Block {
        private long next;
        private long left;

        Block(long first, long count) {
            this.next = first;
            this.left = count;
        }
    }
}
