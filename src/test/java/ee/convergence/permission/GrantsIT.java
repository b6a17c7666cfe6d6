package ee.convergence.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.UserId;
import ee.convergence.permission.GrantChange.Part;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** What is granted ({@code permissions.md} sections 4, 5.2 and 7), on every database. */
@Timeout(60)
class GrantsIT {

    private static final UserId GHOST = StoredDomain.normal("ghost");

    @EachDatabase
    void partsAreReplacedEachByItsOwnFlag(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Target target = here.activity(1);
            GrantLists before = new GrantLists(
                    Set.of("join"),
                    Map.of(here.ann.id(), Set.of("manage"), here.bob.id(), Set.of("lurk")),
                    Map.of("editors", Set.of("remove")));
            assertThat(here.change(target, new GrantChange.Add(before))).isEmpty();
            assertThat(here.granted(target)).isEqualTo(before);
            here.change(target, users(Map.of(here.bob.id(), Set.of("set_state")), false));
            assertThat(here.granted(target).users())
                    .isEqualTo(Map.of(here.ann.id(), Set.of("manage"), here.bob.id(), Set.of("set_state")));
            here.change(target, users(Map.of(here.ann.id(), Set.of()), false));
            assertThat(here.granted(target).users()).isEqualTo(Map.of(here.bob.id(), Set.of("set_state")));
            here.change(target, users(Map.of(here.cyd.id(), Set.of("join")), true));
            assertThat(here.granted(target))
                    .isEqualTo(new GrantLists(before.world(), Map.of(here.cyd.id(), Set.of("join")), before.groups()));
            here.change(
                    target,
                    new GrantChange.Replace(
                            Optional.of(Set.of("lurk")), Optional.empty(), Optional.of(new Part<>(Map.of(), true))));
            assertThat(here.granted(target))
                    .isEqualTo(new GrantLists(Set.of("lurk"), Map.of(here.cyd.id(), Set.of("join")), Map.of()));
        }
    }

    @EachDatabase
    void whatIsTakenAwayGoesInAllSpellings(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Target target = here.chat(1);
            Set<String> both = Set.of("join_chat", "join_chat_channel", "set_topic");
            here.give(target, both, Map.of(here.ann.id(), both), Map.of("editors", both));
            Set<String> one = Set.of("join_chat", "set_chat_name", "unknown", "a\0b");
            assertThat(here.change(
                            target,
                            new GrantChange.Remove(
                                    new GrantLists(one, Map.of(here.ann.id(), one), Map.of("editors", one)))))
                    .isEmpty();
            Set<String> left = Set.of("set_topic");
            assertThat(here.granted(target))
                    .isEqualTo(new GrantLists(left, Map.of(here.ann.id(), left), Map.of("editors", left)));
        }
    }

    @EachDatabase
    void whoDoesNotExistIsGrantedNothingNorIsAnybodyElse(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Target target = here.activity(1);
            Set<String> join = Set.of("join");
            assertThat(here.change(
                            target,
                            new GrantChange.Add(new GrantLists(
                                    join, Map.of(here.bob.id(), join, GHOST, join), Map.of("editors", join)))))
                    .map(Refusal::code)
                    .contains(ErrorCode.USER_NOT_FOUND);
            assertThat(here.change(
                            target,
                            new GrantChange.Add(new GrantLists(
                                    join, Map.of(here.bob.id(), join), Map.of("editors", join, "none", join)))))
                    .map(Refusal::code)
                    .contains(ErrorCode.GROUP_NOT_FOUND);
            assertThat(here.granted(target)).isEqualTo(GrantLists.NONE);
        }
    }

    @EachDatabase
    void whatWasGivenAutomaticallyIsTakenButNotWhatSomebodyGave(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Target target = here.chat(1);
            List<Long> all = List.of(here.ann.key(), here.bob.key(), here.cyd.key());
            give(here, target, List.of(here.ann.key()));
            automatically(here, target, all);
            give(here, target, List.of(here.bob.key()));
            automatically(here, target, all);
            assertThat(here.granted(target).users()).containsOnlyKeys(here.ann.id(), here.bob.id(), here.cyd.id());
            here.store(handle -> {
                here.grants.takeAutomatic(handle, target, all);
                return true;
            });
            assertThat(here.granted(target).users()).containsOnlyKeys(here.ann.id(), here.bob.id());
            here.store(handle -> {
                here.grants.deleteOfUser(handle, target, here.ann.key());
                return true;
            });
            assertThat(here.granted(target).users()).containsOnlyKeys(here.bob.id());
        }
    }

    private static void give(GrantedDomain here, Target target, List<Long> users) throws Exception {
        here.store(handle -> {
            here.grants.giveUsers(handle, target, users, List.of(PermissionNames.LEAVE_CHAT));
            return true;
        });
    }

    private static void automatically(GrantedDomain here, Target target, List<Long> users) throws Exception {
        here.store(handle -> {
            here.grants.giveAutomatically(handle, target, users, PermissionNames.LEAVE_CHAT);
            return true;
        });
    }

    @EachDatabase
    void grantsGoWithTheirTargetTheirUserAndTheirDomain(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            Set<String> join = Set.of("join");
            for (Target target : List.of(here.activity(1), here.activity(2))) {
                here.give(target, join, Map.of(here.ann.id(), join, here.bob.id(), join), Map.of("editors", join));
            }
            here.store(handle -> {
                here.grants.deleteAll(handle, here.activity(1));
                return true;
            });
            assertThat(here.granted(here.activity(1))).isEqualTo(GrantLists.NONE);
            PermissionData data = new PermissionData();
            here.store(handle -> {
                data.deleteUser(handle, here.domain.domain().key(), here.ann.key());
                return true;
            });
            assertThat(here.granted(here.activity(2)).users()).containsOnlyKeys(here.bob.id());
            boolean done = here.store(
                    handle -> data.deleteDomain(handle, here.domain.domain().key()));
            assertThat(done).isTrue();
            assertThat(here.granted(here.activity(2))).isEqualTo(GrantLists.NONE);
        }
    }

    private static GrantChange users(Map<UserId, Set<String>> permissions, boolean replaceAll) {
        return new GrantChange.Replace(
                Optional.empty(), Optional.of(new Part<>(permissions, replaceAll)), Optional.empty());
    }
}
