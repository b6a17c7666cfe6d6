package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;

/** What one session of a {@link Gathering} knows of the others. */
final class Member implements ConnectionListener {

    private final Map<String, Integer> numbers;
    private final int own;
    private final BitSet introduced = new BitSet();
    private final BitSet participants = new BitSet();
    private int known;
    private long bytes;
    private boolean answered;
    private boolean left;

    /** The session with a number, among those with the numbers by session id. */
    Member(Map<String, Integer> numbers, int own) {
        this.numbers = numbers;
        this.own = own;
        introduced.set(own);
    }

    /** How many participants it knows, itself included; 0 before its join is answered. */
    int known() {
        return answered ? known : 0;
    }

    long bytes() {
        return bytes;
    }

    /** From now on others may go. */
    void leave() {
        left = true;
    }

    @Override
    public void message(LoadConnection connection, ByteBuffer payload) {
        if (left) {
            return;
        }
        bytes += payload.remaining();
        ConvergenceMessage message = Messages.parsed(payload);
        switch (message.getBodyCase()) {
            case IDENTITYCACHEUPDATE ->
                message.getIdentityCacheUpdate()
                        .getSessionsMap()
                        .keySet()
                        .forEach(session -> introduced.set(number(session)));
            case ACTIVITYJOINRESPONSE -> {
                answered = true;
                message.getActivityJoinResponse().getStateMap().keySet().forEach(this::learn);
                if (!participants.get(own)) {
                    throw new LoadFailure("a participant does not find itself");
                }
            }
            case ACTIVITYSESSIONJOINED ->
                learn(message.getActivitySessionJoined().getSessionId());
            case PRESENCEAVAILABILITYCHANGED -> {
                // its own, after the login
            }
            default -> throw new LoadFailure("unexpected message: " + message);
        }
    }

    private void learn(String session) {
        int number = number(session);
        if (!answered || participants.get(number)) {
            throw new LoadFailure("told of session " + session + " too early or twice");
        }
        if (!introduced.get(number)) {
            throw new LoadFailure("session " + session + " was not introduced");
        }
        participants.set(number);
        known++;
    }

    private int number(String session) {
        Integer number = numbers.get(session);
        if (number == null) {
            throw new LoadFailure("told of session " + session + ", which is none of ours");
        }
        return number;
    }
}
