package ee.convergence.client;

/** Why no client is created ({@code transport.md} section 8, rows 4 and 10). */
public enum Refusal {
    /** The server shuts down. */
    SHUTTING_DOWN,
    /** There are as many connections as the server, or the domain, may have. */
    SERVER_FULL,
    /** This address has as many connections as one may have. */
    ADDRESS_FULL,
    /** This address connects too often. */
    TOO_OFTEN
}
