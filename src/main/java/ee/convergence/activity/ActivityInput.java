package ee.convergence.activity;

import com.google.protobuf.Value;
import ee.convergence.activity.JoinRequest.AutoCreate;
import ee.convergence.config.ActivitySettings;
import ee.convergence.config.Settings;
import ee.convergence.domain.Texts;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.InvalidPermissionsException;
import ee.convergence.permission.PermissionInput;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import ee.convergence.permission.TargetKind;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.wire.activity.ActivityCreateRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage;
import ee.convergence.protocol.wire.activity.ActivityJoinRequestMessage.AutoCreateData;
import ee.convergence.protocol.wire.activity.ActivityUpdateStateMessage;
import java.util.Map;
import java.util.Optional;

/**
 * Checks what clients send ({@code activity.md} sections 1.2, 3 and 4). Every method throws {@link
 * InvalidActivityException} for what is malformed or more than the limits allow. Immutable and thread-safe.
 */
final class ActivityInput {

    private final ActivitySettings limits;
    private final PermissionInput permissions;

    ActivityInput(Settings settings) {
        this.limits = settings.activities();
        this.permissions = new PermissionInput(settings.permissions());
    }

    /** What an activity is called. */
    PermissionTargetName.Activity name(String type, String id) throws InvalidActivityException {
        checkName(type, "type", ErrorCode.INVALID_ACTIVITY_TYPE);
        checkName(id, "id", ErrorCode.INVALID_ACTIVITY_ID);
        return new PermissionTargetName.Activity(type, id);
    }

    /** What is granted on a new activity. */
    GrantLists lists(ActivityCreateRequestMessage sent) throws InvalidActivityException {
        try {
            return permissions.lists(
                    TargetKind.ACTIVITY,
                    sent.getWorldPermissionsList(),
                    sent.getUserPermissionsList(),
                    sent.getGroupPermissionsMap());
        } catch (InvalidPermissionsException invalid) {
            throw new InvalidActivityException(ErrorCode.INVALID_MESSAGE, invalid.getMessage());
        }
    }

    /** A request to join. */
    JoinRequest join(PermissionTargetName.Activity name, ActivityJoinRequestMessage sent)
            throws InvalidActivityException {
        checkState(sent.getStateMap());
        return new JoinRequest(
                name,
                sent.getLurk(),
                sent.getStateMap(),
                sent.hasAutoCreateData() ? Optional.of(autoCreate(sent.getAutoCreateData())) : Optional.empty());
    }

    /** A change of a participant's state. */
    StateUpdate update(ActivityUpdateStateMessage sent) throws InvalidActivityException {
        checkState(sent.getSetMap());
        return ActivityWire.update(sent);
    }

    private AutoCreate autoCreate(AutoCreateData sent) {
        try {
            GrantLists lists = permissions.lists(
                    TargetKind.ACTIVITY,
                    sent.getWorldPermissionsList(),
                    sent.getUserPermissionsList(),
                    sent.getGroupPermissionsMap());
            return new AutoCreate(sent.getEphemeral(), lists, Optional.empty());
        } catch (InvalidPermissionsException invalid) {
            Refusal refusal = new Refusal(ErrorCode.INVALID_MESSAGE, invalid.getMessage());
            return new AutoCreate(sent.getEphemeral(), GrantLists.NONE, Optional.of(refusal));
        }
    }

    private void checkName(String name, String what, ErrorCode code) throws InvalidActivityException {
        if (name.isEmpty() || name.length() > limits.maxNameLength() || !Texts.isStorable(name)) {
            throw new InvalidActivityException(
                    code, "The " + what + " of an activity has 1 to " + limits.maxNameLength() + " characters.");
        }
    }

    private void checkState(Map<String, Value> values) throws InvalidActivityException {
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            if (entry.getKey().length() > limits.maxKeyLength()) {
                throw invalid("A key has at most " + limits.maxKeyLength() + " characters.");
            }
            checkJson(entry.getValue());
        }
        if (values.size() > limits.maxKeys() || ParticipantState.sizeOf(values) > limits.maxStateSize()) {
            throw invalid("A state has at most " + limits.maxKeys() + " keys and " + limits.maxStateSize() + " bytes.");
        }
    }

    /** As deep as the decoder of messages allows. */
    private static void checkJson(Value value) throws InvalidActivityException {
        switch (value.getKindCase()) {
            case KIND_NOT_SET -> throw invalid("A value has no kind.");
            case NUMBER_VALUE -> {
                if (!Double.isFinite(value.getNumberValue())) {
                    throw invalid("A number is not finite.");
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

    private static InvalidActivityException invalid(String text) {
        return new InvalidActivityException(ErrorCode.INVALID_MESSAGE, text);
    }
}
