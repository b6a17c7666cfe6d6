package ee.convergence.protocol;

/** Why the server closes a connection: the WebSocket close code and the reason that goes with it. */
public enum CloseStatus {
    /** The conversation is over, for instance after a refused login. */
    NORMAL(1000, ""),
    /** The server shuts down. */
    SHUTTING_DOWN(1001, "server is shutting down"),
    /** Nothing was heard of the peer for too long. */
    SILENT(1001, "heartbeat timeout"),
    /** The domain is no longer open to the session's user. */
    DOMAIN_CLOSED(1001, "domain is not available"),
    /** The session was ended by an administrator, or its user or key may no longer log in. */
    SESSION_REVOKED(1008, "session revoked"),
    /** The peer broke a rule of the protocol. */
    PROTOCOL_VIOLATION(1008, "protocol violation"),
    /** The connection request did not come in time. */
    HANDSHAKE_TIMEOUT(1008, "handshake timeout"),
    /** More was sent before the login than is allowed. */
    LOGIN_REQUIRED(1008, "too much before login"),
    /** A message has more bytes than is allowed. */
    MESSAGE_TOO_BIG(1009, "message too big"),
    /** A message has too many pieces or took too long to arrive. */
    ASSEMBLY_FAILED(1011, "internal error"),
    /** A fault of the server. */
    INTERNAL_ERROR(1011, "internal error"),
    /** What the peer has open must be opened again. */
    RESYNC(1012, "service restart"),
    /** The peer does not read what it is sent. */
    SLOW_READER(1013, "outbound overflow"),
    /** The peer sends more than is processed. */
    INBOUND_OVERFLOW(1013, "inbound overflow");

    private final int code;
    private final String reason;

    CloseStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The code of the close frame. */
    public int code() {
        return code;
    }

    /** The reason of the close frame, possibly empty. */
    public String reason() {
        return reason;
    }
}
