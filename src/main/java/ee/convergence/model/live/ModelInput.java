package ee.convergence.model.live;

import ee.convergence.domain.UserId;
import ee.convergence.model.access.Rights;
import ee.convergence.protocol.wire.model.UserModelPermissionsData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns parts of messages into terms of this room. Stateless. */
public final class ModelInput {

    private ModelInput() {}

    /** Entries of users; who cannot be named is skipped, the last entry of a user counts. */
    public static Map<UserId, Rights> users(List<UserModelPermissionsData> entries) {
        Map<UserId, Rights> users = new LinkedHashMap<>();
        for (UserModelPermissionsData entry : entries) {
            UserId.of(entry.getUser()).ifPresent(user -> users.put(user, RightsWire.decode(entry.getPermissions())));
        }
        return users;
    }
}
