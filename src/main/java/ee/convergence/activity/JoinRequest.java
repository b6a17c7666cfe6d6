package ee.convergence.activity;

import com.google.protobuf.Value;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * What a session that wants to join asks for.
 *
 * @param name of the activity
 * @param lurk whether it wants to be there unseen
 * @param state what it says at first
 * @param autoCreate what to create if there is no such activity
 */
record JoinRequest(
        PermissionTargetName.Activity name, boolean lurk, Map<String, Value> state, Optional<AutoCreate> autoCreate) {

    /**
     * An activity to be created by who joins it first; looked at only then.
     *
     * @param ephemeral whether it goes with its last session
     * @param lists what is granted on it, beside what the creator gets
     * @param invalid why it cannot be created, if so
     */
    record AutoCreate(boolean ephemeral, GrantLists lists, Optional<Refusal> invalid) {}
}
