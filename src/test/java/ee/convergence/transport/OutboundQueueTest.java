package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

    private static final SendResult DONE = new SendResult();

    /** A socket whose sends complete when the test says so. */
    private static final class ManualSocket implements OutboundQueue.Socket {
        final List<Integer> sent = new ArrayList<>();
        SendHandler pending;
        int drained;
        Throwable broken;

        @Override
        public void send(ByteBuffer message, SendHandler handler) {
            assertThat(pending).as("one send in flight").isNull();
            sent.add(message.getInt(message.position()));
            pending = handler;
        }

        @Override
        public void drained() {
            drained++;
        }

        @Override
        public void broken(Throwable cause) {
            broken = cause;
        }

        void complete(SendResult result) {
            SendHandler handler = pending;
            pending = null;
            handler.onResult(result);
        }
    }

    private final ManualSocket socket = new ManualSocket();

    @Test
    void sendsOneAtATimeInOrder() {
        OutboundQueue queue = queue("");
        for (int i = 0; i < 5; i++) {
            assertThat(queue.add(message(i))).isTrue();
            queue.pump();
        }
        assertThat(socket.sent).containsExactly(0);
        while (socket.pending != null) {
            socket.complete(DONE);
        }
        assertThat(socket.sent).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void boundsMessagesAndBytes() {
        OutboundQueue messages = queue("max-messages = 2");
        assertThat(fill(messages)).isEqualTo(3);
        socket.pending = null;
        OutboundQueue bytes = queue("max-bytes = 20 B");
        assertThat(fill(bytes)).isEqualTo(5);
    }

    @Test
    void hasRoomUntilAQuarterIsTaken() {
        OutboundQueue queue = queue("max-messages = 8");
        for (int i = 0; i < 2; i++) {
            assertThat(queue.add(message(i))).isTrue();
        }
        assertThat(queue.hasRoom()).isTrue();
        assertThat(queue.add(message(2))).isTrue();
        assertThat(queue.hasRoom()).isFalse();
        queue.pump();
        assertThat(queue.hasRoom()).as("one is on its way").isTrue();
    }

    @Test
    void takesOneMessageHoweverLargeWhileNothingWaits() {
        OutboundQueue queue = queue("max-bytes = 10 B");
        assertThat(queue.add(ByteBuffer.allocate(1000))).isTrue();
        queue.pump();
        assertThat(queue.add(message(1))).isFalse();
        socket.complete(DONE);
        assertThat(queue.add(message(1))).isTrue();
    }

    @Test
    void drainsBeforeItFinishesAndTakesNothingAfterwards() {
        OutboundQueue queue = queue("");
        queue.add(message(0));
        queue.add(message(1));
        queue.finish();
        assertThat(queue.add(message(2))).isTrue();
        queue.pump();
        assertThat(socket.drained).isZero();
        socket.complete(DONE);
        assertThat(socket.drained).isZero();
        socket.complete(DONE);
        assertThat(socket.sent).containsExactly(0, 1);
        assertThat(socket.drained).isEqualTo(1);
        queue.finish();
        assertThat(socket.drained).isEqualTo(1);
    }

    @Test
    void forgetsWhatWaitsWhenAsked() {
        OutboundQueue queue = queue("");
        queue.add(message(0));
        queue.pump();
        queue.add(message(1));
        queue.finishNow();
        socket.complete(DONE);
        assertThat(socket.sent).containsExactly(0);
        assertThat(socket.drained).isEqualTo(1);
    }

    @Test
    void tellsOfAFailedSendOnce() {
        OutboundQueue queue = queue("");
        queue.add(message(0));
        queue.add(message(1));
        queue.pump();
        IOException failure = new IOException("gone");
        socket.complete(new SendResult(failure));
        assertThat(socket.broken).isSameAs(failure);
        queue.finish();
        assertThat(socket.drained).isZero();
        assertThat(socket.sent).containsExactly(0);
    }

    @Test
    void noticesASendThatIsStuck() {
        OutboundQueue queue = queue("send-deadline = 1 s");
        queue.add(message(0));
        assertThat(queue.isStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(5)))
                .isFalse();
        queue.pump();
        assertThat(queue.isStuck(System.nanoTime())).isFalse();
        assertThat(queue.isStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(5)))
                .isTrue();
        socket.complete(DONE);
        assertThat(queue.isStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(5)))
                .isFalse();
    }

    @Test
    void doesNotRecurseWhenSendsCompleteInsideTheCall() {
        int[] sent = new int[1];
        OutboundQueue queue = new OutboundQueue(
                Settings.of(ConfigFactory.parseString("convergence.realtime.websocket.outbound.max-messages = 200000"))
                        .websocket(),
                new InlineSocket(() -> sent[0]++));
        for (int i = 0; i < 100_000; i++) {
            queue.add(message(i));
        }
        queue.pump();
        assertThat(sent[0]).isEqualTo(100_000);
    }

    @Test
    void losesNothingWhenManyThreadsSendAndCompletionsComeFromElsewhere() throws Exception {
        ExecutorService completions = Executors.newFixedThreadPool(2);
        int threads = 4;
        int each = 2_000;
        CountDownLatch all = new CountDownLatch(threads * each);
        OutboundQueue queue = new OutboundQueue(
                Settings.of(ConfigFactory.empty()).websocket(), new ElsewhereSocket(completions, all));
        List<Thread> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            senders.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    assertThat(queue.add(message(i))).isTrue();
                    queue.pump();
                }
            }));
        }
        senders.forEach(Thread::start);
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        completions.shutdown();
    }

    private record InlineSocket(Runnable onSend) implements OutboundQueue.Socket {
        @Override
        public void send(ByteBuffer message, SendHandler handler) {
            onSend.run();
            handler.onResult(DONE);
        }

        @Override
        public void drained() {
            throw new AssertionError("not finishing");
        }

        @Override
        public void broken(Throwable cause) {
            throw new AssertionError(cause);
        }
    }

    private record ElsewhereSocket(ExecutorService executor, CountDownLatch sent) implements OutboundQueue.Socket {
        @Override
        public void send(ByteBuffer message, SendHandler handler) {
            executor.execute(() -> {
                sent.countDown();
                handler.onResult(DONE);
            });
        }

        @Override
        public void drained() {
            throw new AssertionError("not finishing");
        }

        @Override
        public void broken(Throwable cause) {
            throw new AssertionError(cause);
        }
    }

    private int fill(OutboundQueue queue) {
        int taken = 0;
        while (queue.add(message(taken))) {
            queue.pump();
            taken++;
        }
        return taken;
    }

    private OutboundQueue queue(String overrides) {
        return new OutboundQueue(
                Settings.of(ConfigFactory.parseString("convergence.realtime.websocket.outbound {" + overrides + "}"))
                        .websocket(),
                socket);
    }

    private static ByteBuffer message(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }
}
