package ee.convergence.model.live;

import ee.convergence.protocol.ErrorCode;

/** Why a session is put out of a model (model.md section 9). The number travels. */
enum ForceClose {
    /** A failure while something was loaded. */
    UNKNOWN(0, "an unexpected error"),
    /** An operation without the right to write. */
    UNAUTHORIZED(1, "not authorized to edit the model"),
    /** The model was deleted. */
    DELETED(2, "the model was deleted"),
    /** What was submitted cannot be applied. */
    INVALID_OPERATION(4, "an operation could not be applied"),
    /** A reference that cannot be. */
    INVALID_REFERENCE(5, "invalid reference event"),
    /** ModelRights could not be looked up. */
    PERMISSION_ERROR(6, "permissions could not be looked up"),
    /** The stored model is not what it should be. */
    UNEXPECTED_VERSION(7, "unexpected committed version"),
    /** The right to read was lost. */
    PERMISSIONS_CHANGED(8, "the permission to read the model was removed");

    private final int code;
    private final String reason;

    ForceClose(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** The answer to who wants in, or waits to be told, while it happens. */
    Refusal refusal(String modelId) {
        return this == DELETED
                ? Refusal.of(ErrorCode.MODEL_DELETED, "The model was deleted.", modelId)
                : Refusal.of(ErrorCode.MODEL_CLOSING_AFTER_ERROR, "The model is being closed after an error.", modelId);
    }
}
