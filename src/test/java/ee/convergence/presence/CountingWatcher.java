package ee.convergence.presence;

import static ee.convergence.presence.RecordingSession.id;

import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A session that subscribes and unsubscribes, and checks that numbers follow each other from its latest answer on. */
final class CountingWatcher {

    private static final UserId WATCHED = id("ann");

    private final PresenceService presence;
    private final RecordingSession session;
    private final CompletableFuture<Void> lastAnswer = new CompletableFuture<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int requests;
    private boolean watching;

    CountingWatcher(PresenceService presence, String name) {
        this.presence = presence;
        this.session = new RecordingSession(name, name, this::received);
    }

    RecordingSession session() {
        return session;
    }

    void comeAndGo(int times, CountDownLatch done) {
        presence.connected(session);
        for (int i = 0; i < times; i++) {
            subscribe(i % 2 == 0, false);
            if (i % 3 == 0) {
                unsubscribe();
            }
        }
        subscribe(true, true);
        done.countDown();
    }

    /** The numbers that it saw last; all events that were told by now are among them. */
    Map<String, Integer> awaitLastAnswer() throws Exception {
        lastAnswer.get(20, TimeUnit.SECONDS);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        presence.read(session, List.of(), answer -> turn.complete(null));
        turn.get(20, TimeUnit.SECONDS);
        synchronized (this) {
            return Map.copyOf(numbers);
        }
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private void subscribe(boolean lookingUp, boolean last) {
        int request;
        synchronized (this) {
            request = ++requests;
        }
        List<UserId> users = lookingUp ? List.of(WATCHED, id("ghost")) : List.of(WATCHED);
        try {
            presence.subscribe(session, users, answer -> answered(request, answer, last));
        } catch (InvalidPresenceException refused) {
            throw new AssertionError(refused);
        }
    }

    private void unsubscribe() {
        synchronized (this) {
            requests++;
            watching = false;
        }
        presence.unsubscribe(session, List.of(WATCHED, id("ghost")));
    }

    private synchronized void answered(int request, PresenceAnswer answer, boolean last) {
        if (request == requests) {
            watching = true;
            numbers.clear();
            answer.presences().get(0).state().forEach((key, value) -> numbers.put(key, (int) value.getNumberValue()));
        }
        if (last) {
            lastAnswer.complete(null);
        }
    }

    private synchronized void received(ConvergenceMessage message) {
        if (!watching || !message.hasPresenceStateSet()) {
            return;
        }
        message.getPresenceStateSet().getStateMap().forEach((key, value) -> {
            int number = (int) value.getNumberValue();
            int before = numbers.getOrDefault(key, 0);
            if (number != before + 1) {
                faults.add(key + ": " + number + " after " + before);
            }
            numbers.put(key, number);
        });
    }
}
