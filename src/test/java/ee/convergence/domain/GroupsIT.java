package ee.convergence.domain;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.domain.StoredDomain.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupsIT {

    @EachDatabase
    void aGroupIsMadeOnceAndThenChanged(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("bob", "Bob");
            here.user("ann", "Ann");
            assertThat(put(here, "g", "first", "bob", "ann")).isTrue();
            assertThat(put(here, "g", "second", "ann")).isFalse();
            assertThat(find(here, "g", "nix")).containsOnly(Map.entry("g", group("g", "second", "ann")));
            assertThat(await(here.groups().put(here.domain(), "g", "", Optional.empty())))
                    .isFalse();
            assertThat(find(here, "g")).containsValue(group("g", "", "ann"));
            assertThat(await(here.groups().find(here.other(), List.of("g")))).isEmpty();
        }
    }

    @EachDatabase
    void aGroupWithSomebodyUnknownIsNotMade(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            assertThatThrownBy(() -> put(here, "g", "", "nobody"))
                    .isInstanceOfSatisfying(
                            InvalidFieldException.class,
                            invalid -> assertThat(invalid.field()).isEqualTo("members"));
            assertThatThrownBy(() -> put(here, "", "")).isInstanceOf(InvalidFieldException.class);
            assertThatThrownBy(() -> put(here, "a\0b", "")).isInstanceOf(InvalidFieldException.class);
            assertThatThrownBy(() -> put(here, "x".repeat(257), "")).isInstanceOf(InvalidFieldException.class);
            assertThat(find(here, "g", "", "a\0b")).isEmpty();
        }
    }

    @EachDatabase
    void groupsAreListedInOrder(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            for (String id : List.of("b", "a", "Z", "é", "_")) {
                put(here, id, "");
            }
            Page<Group> all = await(here.groups().list(here.domain(), 0, 10));
            assertThat(all.items()).extracting(Group::id).containsExactly("Z", "_", "a", "b", "é");
            Page<Group> part = await(here.groups().list(here.domain(), 1, 2));
            assertThat(part.items()).extracting(Group::id).containsExactly("_", "a");
            assertThat(part.total()).isEqualTo(5);
        }
    }

    @EachDatabase
    void aUserIsMadeAMemberOfExactlyTheseGroups(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("ann", "Ann");
            for (String id : List.of("a", "b", "c")) {
                put(here, id, "");
            }
            assertThat(setGroups(here, "ann", "b", "a", "unknown", "a\0b")).contains(List.of("a", "b"));
            assertThat(setGroups(here, "ann", "c", "b")).contains(List.of("b", "c"));
            assertThat(setGroups(here, "nobody", "a")).isEmpty();
            assertThat(groupsOf(here, "ann", "nobody")).containsOnly(Map.entry(normal("ann"), List.of("b", "c")));
            assertThat(setGroups(here, "ann")).contains(List.of());
            assertThat(groupsOf(here, "ann")).containsOnly(Map.entry(normal("ann"), List.of()));
        }
    }

    @EachDatabase
    void membersComeAndGo(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("ann", "Ann");
            put(here, "g", "");
            assertThat(setMember(here, "g", true)).isTrue();
            assertThat(setMember(here, "g", true)).isTrue();
            assertThat(find(here, "g")).containsValue(group("g", "", "ann"));
            assertThat(setMember(here, "g", false)).isTrue();
            assertThat(setMember(here, "g", false)).isTrue();
            assertThat(find(here, "g")).containsValue(group("g", ""));
            assertThat(setMember(here, "nix", true)).isFalse();
        }
    }

    @EachDatabase
    void aRemovedGroupHasNoMembersWhenItIsMadeAnew(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("ann", "Ann");
            put(here, "g", "", "ann");
            assertThat(await(here.groups().remove(here.domain(), "g"))).isTrue();
            assertThat(await(here.groups().remove(here.domain(), "g"))).isFalse();
            assertThat(groupsOf(here, "ann")).containsValue(List.of());
            put(here, "g", "");
            assertThat(find(here, "g")).containsValue(group("g", ""));
        }
    }

    @EachDatabase
    void moreThanOneBatchOfGroupsIsFound(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("ann", "Ann");
            List<String> ids = IntStream.range(0, 1_100).mapToObj(i -> "g" + i).toList();
            for (String id : ids) {
                here.groups().put(here.domain(), id, "", Optional.of(List.of(normal("ann"))));
            }
            put(here, "last", "");
            assertThat(find(here, ids.toArray(String[]::new))).hasSize(1_100).containsValue(group("g7", "", "ann"));
            assertThat(groupsOf(here, "ann").get(normal("ann"))).hasSize(1_100);
        }
    }

    private static boolean put(StoredDomain here, String id, String description, String... members) throws Exception {
        Collection<UserId> users = Stream.of(members).map(StoredDomain::normal).toList();
        return await(here.groups().put(here.domain(), id, description, Optional.of(users)));
    }

    private static Map<String, Group> find(StoredDomain here, String... ids) throws Exception {
        return await(here.groups().find(here.domain(), List.of(ids)));
    }

    private static Optional<List<String>> setGroups(StoredDomain here, String user, String... ids) throws Exception {
        return await(here.groups().setGroupsOf(here.domain(), normal(user), List.of(ids)));
    }

    private static boolean setMember(StoredDomain here, String id, boolean member) throws Exception {
        return await(here.groups().setMember(here.domain(), id, normal("ann"), member));
    }

    private static Map<UserId, List<String>> groupsOf(StoredDomain here, String... users) throws Exception {
        return await(here.groups()
                .groupsOf(
                        here.domain(),
                        Stream.of(users).map(StoredDomain::normal).toList()));
    }

    private static Group group(String id, String description, String... members) {
        return new Group(
                id, description, Stream.of(members).map(StoredDomain::normal).toList());
    }
}
