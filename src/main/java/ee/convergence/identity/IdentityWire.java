package ee.convergence.identity;

import ee.convergence.domain.Group;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.identity.UserGroupData;
import ee.convergence.protocol.wire.identity.UserGroupsEntry;
import ee.convergence.protocol.wire.identity.UserGroupsForUsersResponseMessage;
import ee.convergence.protocol.wire.identity.UserGroupsResponseMessage;
import ee.convergence.protocol.wire.identity.UserListMessage;
import java.util.List;
import java.util.Map;

/** What answers look like as they travel ({@code identity-presence.md} section 5.2). Stateless. */
final class IdentityWire {

    private IdentityWire() {}

    static ConvergenceMessage.Builder users(List<User> users) {
        UserListMessage.Builder list = UserListMessage.newBuilder();
        users.forEach(user -> list.addUserData(user.toWire()));
        return ConvergenceMessage.newBuilder().setUserListResponse(list);
    }

    static ConvergenceMessage.Builder groups(List<Group> groups) {
        UserGroupsResponseMessage.Builder list = UserGroupsResponseMessage.newBuilder();
        groups.forEach(group -> list.addGroupData(group(group)));
        return ConvergenceMessage.newBuilder().setUserGroupsResponse(list);
    }

    static ConvergenceMessage.Builder groupsOf(Map<UserId, List<String>> groups) {
        UserGroupsForUsersResponseMessage.Builder list = UserGroupsForUsersResponseMessage.newBuilder();
        groups.forEach((user, ids) -> list.addUserGroups(
                UserGroupsEntry.newBuilder().setUser(user.toWire()).addAllGroups(ids)));
        return ConvergenceMessage.newBuilder().setUserGroupsForUsersResponse(list);
    }

    private static UserGroupData group(Group group) {
        return UserGroupData.newBuilder()
                .setId(group.id())
                .setDescription(group.description())
                .addAllMembers(group.members().stream().map(UserId::toWire).toList())
                .build();
    }
}
