package ee.convergence.permission;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.GetPermissionsResponseMessage;
import ee.convergence.protocol.wire.core.PermissionsList;
import ee.convergence.protocol.wire.core.ResolvePermissionsForConnectedSessionResponseMessage;
import ee.convergence.protocol.wire.core.UserPermissionsEntry;
import java.util.LinkedHashSet;
import java.util.Set;

/** What permissions look like as they travel. Stateless. */
final class PermissionWire {

    private PermissionWire() {}

    /** All that is granted. */
    static ConvergenceMessage.Builder granted(GrantLists lists) {
        GetPermissionsResponseMessage.Builder response =
                GetPermissionsResponseMessage.newBuilder().addAllWorld(lists.world());
        lists.users()
                .forEach((user, names) -> response.addUser(
                        UserPermissionsEntry.newBuilder().setUser(user.toWire()).addAllPermissions(names)));
        lists.groups()
                .forEach((group, names) -> response.putGroup(
                        group, PermissionsList.newBuilder().addAllValues(names).build()));
        return ConvergenceMessage.newBuilder().setGetPermissionsResponse(response);
    }

    /** What somebody may do, in all spellings. */
    static ConvergenceMessage.Builder resolved(Set<String> canonicalNames) {
        Set<String> names = new LinkedHashSet<>();
        canonicalNames.forEach(name -> names.addAll(PermissionNames.spellings(name)));
        return ConvergenceMessage.newBuilder()
                .setResolvePermissionsForConnectedSessionResponse(
                        ResolvePermissionsForConnectedSessionResponseMessage.newBuilder()
                                .addAllPermissions(names));
    }
}
