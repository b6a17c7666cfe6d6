package ee.convergence.transport;

import ee.convergence.protocol.CloseStatus;

/** A message that exceeds a limit while it is assembled. */
final class AssemblyFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CloseStatus status;

    AssemblyFailedException(CloseStatus status) {
        super("message refused: " + status, null, false, false);
        this.status = status;
    }

    /** How the connection is to be closed. */
    CloseStatus status() {
        return status;
    }
}
