package ee.convergence.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.convergence.config.PermissionSettings;
import ee.convergence.domain.StoredDomain;
import ee.convergence.permission.GrantChange.Part;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.PermissionTarget;
import ee.convergence.protocol.wire.core.PermissionsList;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage.SetGroup;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage.SetUser;
import ee.convergence.protocol.wire.core.SetPermissionsRequestMessage.SetWorld;
import ee.convergence.protocol.wire.core.UserPermissionsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the permission requests is accepted ({@code permissions.md} sections 5.2 to 5.4). */
class PermissionInputTest {

    private final PermissionInput input = new PermissionInput(new PermissionSettings(5));

    @ParameterizedTest
    @CsvSource({
        "ACTIVITY, join, true",
        "ACTIVITY, remove_chat, false",
        "ACTIVITY, '', false",
        "CHAT, remove_chat, true",
        "CHAT, remove_chat_channel, true",
        "CHAT, create_chat, true",
        "CHAT, join, false",
        "DOMAIN, create_chat_channel, true",
        "DOMAIN, join, true"
    })
    void aTargetKnowsItsNames(TargetKind kind, String name, boolean known) {
        assertThat(kind.accepts(name)).isEqualTo(known);
    }

    @Test
    void severalEntriesOfOneUserAreOne() throws Exception {
        GrantLists lists = input.lists(
                TargetKind.ACTIVITY, List.of(), List.of(entry("ann", "join"), entry("ann", "lurk")), Map.of());
        assertThat(lists.users()).isEqualTo(Map.of(StoredDomain.normal("ann"), Set.of("join", "lurk")));
    }

    @Test
    void whatIsAbsentIsNotWhatIsEmpty() throws Exception {
        GrantChange.Replace nothing = replacement(SetPermissionsRequestMessage.newBuilder());
        assertThat(nothing).isEqualTo(new GrantChange.Replace(Optional.empty(), Optional.empty(), Optional.empty()));
        GrantChange.Replace empty = replacement(SetPermissionsRequestMessage.newBuilder()
                .setWorld(SetWorld.getDefaultInstance())
                .setUser(SetUser.newBuilder().setReplaceAll(true))
                .setGroup(SetGroup.getDefaultInstance()));
        assertThat(empty)
                .isEqualTo(new GrantChange.Replace(
                        Optional.of(Set.of()),
                        Optional.of(new Part<>(Map.of(), true)),
                        Optional.of(new Part<>(Map.of(), false))));
    }

    @Test
    void unknownNamesAreRefusedWhereverTheyStand() {
        refused(List.of("fly"), List.of(), Map.of());
        refused(List.of(), List.of(entry("ann", "fly")), Map.of());
        refused(List.of(), List.of(), Map.of("g", names("fly")));
    }

    @Test
    void anyNameCanBeTakenAway() throws Exception {
        assertThat(input.anyLists(List.of("fly"), List.of(), Map.of()).world()).containsExactly("fly");
    }

    @Test
    void aUserHasAName() {
        refused(
                List.of(),
                List.of(UserPermissionsEntry.newBuilder().addPermissions("join").build()),
                Map.of());
    }

    @Test
    void allOfAMessageCounts() throws Exception {
        assertThat(input.lists(
                                TargetKind.ACTIVITY,
                                List.of("join"),
                                List.of(entry("ann", "join")),
                                Map.of("g", names("join")))
                        .groups())
                .containsOnlyKeys("g");
        refused(List.of("join", "lurk"), List.of(entry("ann", "join")), Map.of("g", names("join")));
    }

    @Test
    void aRequestHasATarget() {
        assertThatExceptionOfType(InvalidPermissionsException.class)
                .isThrownBy(() -> input.target(PermissionTarget.getDefaultInstance()));
    }

    private GrantChange.Replace replacement(SetPermissionsRequestMessage.Builder sent) throws Exception {
        return input.replacement(TargetKind.ACTIVITY, sent.build());
    }

    private void refused(List<String> world, List<UserPermissionsEntry> users, Map<String, PermissionsList> groups) {
        assertThatExceptionOfType(InvalidPermissionsException.class)
                .isThrownBy(() -> input.lists(TargetKind.ACTIVITY, world, users, groups));
    }

    private static UserPermissionsEntry entry(String username, String... names) {
        return UserPermissionsEntry.newBuilder()
                .setUser(DomainUserIdData.newBuilder().setUsername(username))
                .addAllPermissions(List.of(names))
                .build();
    }

    private static PermissionsList names(String... names) {
        return PermissionsList.newBuilder().addAllValues(List.of(names)).build();
    }
}
