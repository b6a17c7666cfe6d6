package ee.convergence.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** What users may do ({@code permissions.md} section 3), on every database. */
@Timeout(60)
class RightsIT {

    @EachDatabase
    void rightsAreTheUnionOfAllThatApplies(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Target one = here.activity(1);
            here.give(one, Set.of("join"), Map.of(here.ann.id(), Set.of("manage")), Map.of("editors", Set.of("lurk")));
            here.give(here.everything(), Set.of("view_state"), Map.of(), Map.of("editors", Set.of("remove")));
            here.give(here.activity(2), Set.of("set_state"), Map.of(), Map.of());
            here.give(here.chat(1), Set.of("set_topic"), Map.of(), Map.of());
            assertThat(here.rights(one, here.ann)).containsExactlyInAnyOrder("join", "manage", "view_state");
            assertThat(here.rights(one, here.bob)).containsExactlyInAnyOrder("join", "lurk", "view_state", "remove");
            assertThat(here.rights(one, here.cyd)).containsExactlyInAnyOrder("join", "view_state");
            assertThat(here.rights(one, List.of(here.ann, here.bob, here.cyd)))
                    .isEqualTo(Map.of(
                            here.ann.key(), here.rights(one, here.ann),
                            here.bob.key(), here.rights(one, here.bob),
                            here.cyd.key(), here.rights(one, here.cyd)));
            assertThat(here.rights(List.of(1L, 2L, 3L), here.cyd))
                    .isEqualTo(Map.of(
                            1L, Set.of("join", "view_state"),
                            2L, Set.of("set_state", "view_state"),
                            3L, Set.of("view_state")));
        }
    }

    @EachDatabase
    void spellingsMeanTheSame(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            here.give(here.chat(1), Set.of("remove_chat"), Map.of(), Map.of());
            here.give(here.everything(), Set.of("create_chat"), Map.of(), Map.of());
            assertThat(here.rights(here.chat(1), here.cyd)).containsExactly(PermissionNames.REMOVE_CHAT);
            assertThat(here.rights(here.everything(), here.cyd)).containsExactly(PermissionNames.CREATE_CHAT);
            assertThat(here.granted(here.chat(1)).world()).containsExactly("remove_chat");
        }
    }

    @EachDatabase
    void administratorsMayDoEverything(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            UserId id = new UserId(UserType.CONVERGENCE, "root");
            User root = new User(99, id, here.ann.profile(), false, Optional.empty(), 0);
            assertThat(here.rights(here.activity(1), root)).isEqualTo(PermissionNames.ACTIVITY);
            assertThat(here.rights(here.chat(1), root)).isEqualTo(PermissionNames.CHAT);
            assertThat(here.rights(here.chat(1), List.of(root, here.ann)))
                    .isEqualTo(Map.of(99L, PermissionNames.CHAT, here.ann.key(), Set.of()));
        }
    }

    @EachDatabase
    void whatGroupsHaveFollowsTheirMembers(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            here.give(here.activity(1), Set.of(), Map.of(), Map.of("editors", Set.of("join")));
            long changes = here.count("rights_change");
            StoredDomain.await(here.domain.groups().setMember(here.domain.domain(), "editors", here.cyd.id(), true));
            StoredDomain.await(here.domain.groups().setMember(here.domain.domain(), "editors", here.bob.id(), false));
            assertThat(here.rights(here.activity(1), here.bob)).isEmpty();
            assertThat(here.rights(here.activity(1), here.cyd)).containsExactly("join");
            StoredDomain.await(here.domain.groups().remove(here.domain.domain(), "editors"));
            assertThat(here.rights(here.activity(1), here.cyd)).isEmpty();
            assertThat(here.granted(here.activity(1))).isEqualTo(GrantLists.NONE);
            assertThat(here.count("rights_change")).isEqualTo(changes + 3);
        }
    }
}
