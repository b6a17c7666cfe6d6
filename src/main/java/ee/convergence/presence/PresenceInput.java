package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.config.PresenceSettings;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks what clients send ({@code identity-presence.md} section 6, rows 8, 10 and 17). Every method throws {@link
 * InvalidPresenceException} for what is malformed or more than the limits allow. Immutable and thread-safe.
 */
final class PresenceInput {

    private final PresenceSettings limits;

    PresenceInput(PresenceSettings limits) {
        this.limits = limits;
    }

    /** Users, in the order of the message. */
    List<UserId> users(List<DomainUserIdData> sent) throws InvalidPresenceException {
        checkLength(sent.size());
        List<UserId> users = new ArrayList<>(sent.size());
        for (DomainUserIdData user : sent) {
            users.add(user(user));
        }
        return users;
    }

    /** Keys to remove, as they were sent. */
    List<String> keys(List<String> sent) throws InvalidPresenceException {
        checkLength(sent.size());
        for (String key : sent) {
            checkKey(key);
        }
        return List.copyOf(sent);
    }

    /** Values to set. */
    Map<String, Value> values(Map<String, Value> sent) throws InvalidPresenceException {
        checkLength(sent.size());
        for (Map.Entry<String, Value> entry : sent.entrySet()) {
            checkKey(entry.getKey());
            checkValue(entry.getValue());
        }
        return sent;
    }

    private UserId user(DomainUserIdData sent) throws InvalidPresenceException {
        if (sent.getUsername().length() > limits.maxUsernameLength()) {
            throw new InvalidPresenceException("A username has at most " + limits.maxUsernameLength() + " characters.");
        }
        return UserId.of(sent)
                .orElseThrow(() -> new InvalidPresenceException("A user has no name or an unknown type."));
    }

    private void checkLength(int length) throws InvalidPresenceException {
        if (length > limits.maxListLength()) {
            throw new InvalidPresenceException("A message has at most " + limits.maxListLength() + " users or keys.");
        }
    }

    private void checkKey(String key) throws InvalidPresenceException {
        if (key.length() > limits.maxKeyLength()) {
            throw new InvalidPresenceException("A key has at most " + limits.maxKeyLength() + " characters.");
        }
    }

    private void checkValue(Value value) throws InvalidPresenceException {
        if (value.getSerializedSize() > limits.maxValueSize()) {
            throw new InvalidPresenceException("A value has at most " + limits.maxValueSize() + " bytes.");
        }
        checkJson(value);
    }

    /** As deep as the decoder of messages allows. */
    private static void checkJson(Value value) throws InvalidPresenceException {
        switch (value.getKindCase()) {
            case KIND_NOT_SET -> throw new InvalidPresenceException("A value has no kind.");
            case NUMBER_VALUE -> {
                if (!Double.isFinite(value.getNumberValue())) {
                    throw new InvalidPresenceException("A number is not finite.");
                }
            }
            case LIST_VALUE -> {
                for (Value element : value.getListValue().getValuesList()) {
                    checkJson(element);
                }
            }
            case STRUCT_VALUE -> {
                for (Value field : value.getStructValue().getFieldsMap().values()) {
                    checkJson(field);
                }
            }
            case NULL_VALUE, STRING_VALUE, BOOL_VALUE -> {
                // Any of these is JSON.
            }
        }
    }
}
