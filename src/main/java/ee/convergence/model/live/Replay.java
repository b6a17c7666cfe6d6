package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.model.ot.control.VersionRange;
import ee.convergence.protocol.CloseStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a resynchronizing session is behind, and what it is told as fast as it reads (model.md section 12.1, steps 4 and
 * 5). Of the operations only a page is here; what is stored meanwhile lies behind those that are to be read. What else the
 * session is told waits for its place among them. Not thread-safe.
 *
 * <p>One that is held waits for what its session sends again: where that had been accepted, it is acknowledged in place of
 * the operation.
 */
final class Replay {

    /** How many messages are sent before others have their turn. */
    static final int AT_ONCE = 500;

    private static final int MOST_BEHIND = 100_000;

    /** Follows the operations before this version. */
    private record Note(long version, Runnable message) {}

    private final Session session;
    private final Deque<Unseen> page = new ArrayDeque<>();
    private final Map<Long, Runnable> acknowledgements = new HashMap<>();
    private final Deque<Note> notes = new ArrayDeque<>();
    private long next;
    private long end;
    private boolean held;
    private boolean reading;

    private Replay(Session session, long from, long to, boolean held) {
        this.session = session;
        this.next = from;
        this.end = to;
        this.held = held;
    }

    /** Nothing to be sent again. */
    static Replay none(Session session) {
        return new Replay(session, 0, 0, false);
    }

    /** What was stored from this version on until it was the other. */
    static Replay of(Session session, long from, long to) {
        return new Replay(session, from, to, false);
    }

    /** As {@link #of}, sent when it is {@linkplain #release released}. */
    static Replay held(Session session, long from, long to) {
        return new Replay(session, from, to, true);
    }

    /** Whether everything is sent. */
    boolean isOver() {
        return !held && next == end && notes.isEmpty();
    }

    boolean isHeld() {
        return held;
    }

    /** The session has sent again all that it is going to. */
    void release() {
        held = false;
    }

    /** An operation of somebody else is stored: sends it, or reads it again when all before it is sent. */
    void operation(long version, Runnable message) {
        if (isOver()) {
            message.run();
        } else {
            end = version + 1;
        }
    }

    /** An operation of the session is or was stored: acknowledges it, now or in its place. */
    void acknowledge(long version, Runnable message) {
        if (isOver()) {
            message.run();
        } else if (isTaken()) {
            acknowledgements.put(version, message);
            end = Math.max(end, version + 1);
        }
    }

    /** Sends this now, or behind all that waits. */
    void send(Runnable message) {
        if (isOver()) {
            message.run();
        } else if (isTaken()) {
            notes.addLast(new Note(end, message));
        }
    }

    /** Sends what there is room for; true if there was room for more than is sent at once. */
    boolean goOn() {
        for (int sent = 0; sent < AT_ONCE; sent++) {
            if (held || !session.hasRoom() || !sendNext()) {
                return false;
            }
        }
        return isReady();
    }

    /** Which operations are to be read and then {@linkplain #take taken} or {@linkplain #fail given up}; none for now. */
    Optional<VersionRange> wanted() {
        if (held || reading || isReady() || next == end || !session.hasRoom()) {
            return Optional.empty();
        }
        reading = true;
        return Optional.of(new VersionRange(next, end));
    }

    /** These are the first of the operations that were wanted. */
    void take(List<Unseen> read) {
        if (read.get(0).version() != next) {
            throw new IllegalArgumentException("version " + read.get(0).version() + " instead of " + next);
        }
        reading = false;
        page.addAll(read);
    }

    /** What was wanted could not be read now. */
    void fail() {
        reading = false;
    }

    /** Whether what comes next is here. */
    private boolean isReady() {
        return isNoteNext() || next < end && (acknowledgements.containsKey(next) || !page.isEmpty());
    }

    private boolean isNoteNext() {
        return !notes.isEmpty() && notes.peekFirst().version() == next;
    }

    private boolean sendNext() {
        if (!isReady()) {
            return false;
        }
        if (isNoteNext()) {
            notes.removeFirst().message().run();
            return true;
        }
        Optional<Unseen> operation = Optional.ofNullable(page.pollFirst());
        Optional.ofNullable(acknowledgements.remove(next++))
                .orElseGet(() -> sending(operation.orElseThrow()))
                .run();
        return true;
    }

    private Runnable sending(Unseen operation) {
        return () -> session.send(operation.message(), operation.mentions());
    }

    /** A session for which too much waits is closed. */
    private boolean isTaken() {
        if (notes.size() + acknowledgements.size() < MOST_BEHIND) {
            return true;
        }
        session.close(CloseStatus.SLOW_READER);
        return false;
    }
}
