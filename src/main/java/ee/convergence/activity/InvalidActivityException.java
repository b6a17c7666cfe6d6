package ee.convergence.activity;

import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;

/** A message that cannot be accepted as it is or exceeds a limit. */
final class InvalidActivityException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    InvalidActivityException(ErrorCode code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    Refusal refusal() {
        return new Refusal(code, getMessage());
    }
}
