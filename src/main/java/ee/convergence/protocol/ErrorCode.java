package ee.convergence.protocol;

import java.util.Locale;

/** The codes of {@code error} messages ({@code protocol.md} section 7). */
public enum ErrorCode {
    INVALID_MESSAGE,
    UNKNOWN,
    TIMEOUT,
    UNAUTHORIZED,
    MALFORMED_REQUEST_CONTENT,
    NOT_SUPPORTED,
    GROUP_NOT_FOUND,
    USER_NOT_FOUND,
    INVALID_ACTIVITY_TYPE,
    INVALID_ACTIVITY_ID,
    ACTIVITY_ALREADY_JOINED,
    ACTIVITY_NOT_JOINED,
    ACTIVITY_NOT_FOUND,
    ACTIVITY_ALREADY_EXISTS,
    NO_SUCH_RESOURCE_ID,
    UNKNOWN_RESOURCE_ID,
    MODEL_NOT_FOUND,
    MODEL_NOT_OPEN,
    MODEL_ALREADY_OPEN,
    MODEL_ALREADY_OPENING,
    MODEL_ALREADY_EXISTS,
    DATA_REQUEST_FAILURE,
    INVALID_MODEL_CREATION_DATA,
    COLLECTION_DOES_NOT_EXIST,
    MODEL_CLOSING_AFTER_ERROR,
    INVALID_QUERY,
    MODEL_DELETED,
    INVALID_OPERATION,
    CHAT_NOT_FOUND,
    CHAT_NOT_JOINED,
    CHAT_ALREADY_JOINED,
    CHAT_ALREADY_A_MEMBER,
    NOT_A_MEMBER,
    CANT_REMOVE_SELF,
    CHAT_ALREADY_EXISTS;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The code as it travels. */
    public String text() {
        return text;
    }
}
