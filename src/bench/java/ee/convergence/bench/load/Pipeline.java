package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Many requests of one session, some of them on their way at once. */
final class Pipeline {

    private static final int AT_ONCE = 32;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RequestSession session;
    private final int count;
    private final IntFunction<ConvergenceMessage.Builder> request;
    private final Consumer<ConvergenceMessage> answer;
    private int sent;
    private int answered;

    private Pipeline(
            RequestSession session,
            int count,
            IntFunction<ConvergenceMessage.Builder> request,
            Consumer<ConvergenceMessage> answer) {
        this.session = session;
        this.count = count;
        this.request = request;
        this.answer = answer;
    }

    /** Sends the requests with the numbers from 0 and returns when all are answered. */
    static void run(
            LoadLoop loop,
            RequestSession session,
            int count,
            IntFunction<ConvergenceMessage.Builder> request,
            Consumer<ConvergenceMessage> answer) {
        Pipeline pipeline = new Pipeline(session, count, request, answer);
        for (int i = 0; i < Math.min(AT_ONCE, count); i++) {
            pipeline.next();
        }
        session.flush();
        loop.runUntil(() -> pipeline.answered == count, LIMIT, count + " answers");
    }

    private void next() {
        if (sent < count) {
            session.request(request.apply(sent++), message -> {
                answered++;
                answer.accept(message);
                next();
            });
        }
    }
}
