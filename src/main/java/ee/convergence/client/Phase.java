package ee.convergence.client;

/** How far a client has come ({@code protocol.md} section 4). */
enum Phase {
    /** Its connection request has not come. */
    CONNECTING,
    /** Its login is being checked. */
    AUTHENTICATING,
    /** Its login succeeded and is about to be answered. */
    WELCOMING,
    /** It is logged in. */
    CONNECTED,
    /** It is over, whatever its socket still does. */
    ENDED
}
