package ee.convergence.model.wire;

import ee.convergence.domain.UserId;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.protocol.wire.model.GetModelPermissionsResponseMessage;
import ee.convergence.protocol.wire.model.ModelPermissionsData;
import ee.convergence.protocol.wire.model.SetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.UserModelPermissionsData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rights on models as the protocol carries them (model.md section 7). Stateless. */
public final class PermissionWire {

    private PermissionWire() {}

    /** Rights as they travel. */
    public static ModelPermissionsData encode(ModelRights rights) {
        return ModelPermissionsData.newBuilder()
                .setRead(rights.read())
                .setWrite(rights.write())
                .setRemove(rights.remove())
                .setManage(rights.manage())
                .build();
    }

    /** Rights that travelled; what was not sent is none. */
    public static ModelRights decode(ModelPermissionsData wire) {
        return new ModelRights(wire.getRead(), wire.getWrite(), wire.getRemove(), wire.getManage());
    }

    /** A model's own word as it travels. */
    public static GetModelPermissionsResponseMessage encode(ModelPermissions permissions) {
        GetModelPermissionsResponseMessage.Builder message = GetModelPermissionsResponseMessage.newBuilder()
                .setOverridesCollection(permissions.overridesCollection())
                .setWorldPermissions(encode(permissions.world()));
        permissions
                .users()
                .forEach((user, rights) -> message.addUserPermissions(UserModelPermissionsData.newBuilder()
                        .setUser(user.toWire())
                        .setPermissions(encode(rights))));
        return message.build();
    }

    /** Rights by user; the last entry of a user counts, users that cannot be are skipped like unknown ones. */
    public static Map<UserId, ModelRights> decode(List<UserModelPermissionsData> wire) {
        Map<UserId, ModelRights> users = new HashMap<>();
        for (UserModelPermissionsData entry : wire) {
            UserId.of(entry.getUser()).ifPresent(user -> users.put(user, decode(entry.getPermissions())));
        }
        return users;
    }

    /** A change that travelled. */
    public static PermissionChange decode(SetModelPermissionsRequestMessage wire) {
        return new PermissionChange(
                wire.hasOverrideCollection()
                        ? Optional.of(wire.getOverrideCollection().getValue())
                        : Optional.empty(),
                wire.hasWorldPermissions() ? Optional.of(decode(wire.getWorldPermissions())) : Optional.empty(),
                wire.getRemoveAllUserPermissionsBeforeSet(),
                decode(wire.getSetUserPermissionsList()),
                wire.getRemovedUserPermissionsList().stream()
                        .map(UserId::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }
}
