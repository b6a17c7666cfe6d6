package ee.convergence.transport;

import ee.convergence.client.Client;

/**
 * Carries the client that the filter made, and what can drop its TCP connection, to the handshake on the same thread.
 * This is the one way that works on every server; nothing stays behind, since the filter clears it in any case.
 *
 * @param client the client
 * @param abort drops TCP; null where the host offers no way
 */
record HandOver(Client client, Runnable abort) {

    private static final ThreadLocal<HandOver> CURRENT = new ThreadLocal<>();

    /** Leaves a client for the handshake. */
    static void leave(HandOver handOver) {
        CURRENT.set(handOver);
    }

    /** The client that was left on this thread, or null. */
    static HandOver take() {
        HandOver left = CURRENT.get();
        CURRENT.remove();
        return left;
    }
}
