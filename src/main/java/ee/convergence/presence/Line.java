package ee.convergence.presence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;

/**
 * What one session is sent, in order. An answer that is still in the making keeps its place, and what comes after it
 * waits. Thread-safe; what is sent is sent outside its lock, by one thread at a time.
 */
final class Line {

    /** A place in the line. What stands there goes out when it is ready and all before it is out. */
    static final class Place {
        private Runnable sending;
    }

    private static final Logger LOG = System.getLogger(Line.class.getName());

    private final int capacity;
    private final ArrayDeque<Place> places = new ArrayDeque<>(2);
    private boolean moving;

    /** @param capacity how much may wait */
    Line(int capacity) {
        this.capacity = capacity;
    }

    /** Sends this after all before it; false, and nothing is sent, when too much waits already. */
    boolean add(Runnable sending) {
        Place place = new Place();
        place.sending = sending;
        synchronized (this) {
            if (places.size() >= capacity) {
                return false;
            }
            places.addLast(place);
        }
        move();
        return true;
    }

    /** Keeps a place for something that {@link #fill} brings. Never refused: requests are bounded elsewhere. */
    synchronized Place reserve() {
        Place place = new Place();
        places.addLast(place);
        return place;
    }

    /** Sends this as soon as all before its place is out. */
    void fill(Place place, Runnable sending) {
        synchronized (this) {
            place.sending = sending;
        }
        move();
    }

    private void move() {
        Runnable next = next(true);
        while (next != null) {
            guarded(next);
            next = next(false);
        }
    }

    private static void guarded(Runnable sending) {
        try {
            sending.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A message could not be sent", failure);
        }
    }

    /** What is to be sent now by this thread, if anything. */
    private synchronized Runnable next(boolean begin) {
        if (begin && moving) {
            return null;
        }
        Place head = places.peekFirst();
        moving = head != null && head.sending != null;
        if (!moving) {
            return null;
        }
        places.removeFirst();
        return head.sending;
    }
}
