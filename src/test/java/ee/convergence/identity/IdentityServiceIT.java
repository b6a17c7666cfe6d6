package ee.convergence.identity;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.domain.StoredDomain.normal;
import static ee.convergence.identity.UserField.DISPLAY_NAME;
import static ee.convergence.identity.UserField.EMAIL;
import static ee.convergence.identity.UserField.FIRST_NAME;
import static ee.convergence.identity.UserField.LAST_NAME;
import static ee.convergence.identity.UserField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.Page;
import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdentityServiceIT {

    @EachDatabase
    void usersComeInTheOrderOfTheRequestAndOnce(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            User ann = here.user("ann", "Ann");
            User bob = here.user("bob", "Bob");
            assertThat(await(identity(here)
                            .users(
                                    here.domain(),
                                    List.of(normal("bob"), normal("nix"), normal("ann"), normal("bob"), normal("\0")))))
                    .containsExactly(bob, ann);
            assertThat(await(identity(here).users(here.domain(), List.of()))).isEmpty();
        }
    }

    @EachDatabase
    void everyFieldCanBeSearched(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("u-one", profile("f-one", "l-one", "d-one", "e-one@x.org"));
            here.user("u-two", profile("f-two", "l-two", "d-two", "e-two@x.org"));
            here.user("bare", Profile.named(Optional.empty()));
            assertThat(found(here, "U-ON", USERNAME)).containsExactly("u-one");
            assertThat(found(here, "E-ONE@", EMAIL)).containsExactly("u-one");
            assertThat(found(here, "f-one", FIRST_NAME)).containsExactly("u-one");
            assertThat(found(here, "L-TWO", LAST_NAME)).containsExactly("u-two");
            assertThat(found(here, "d-two", DISPLAY_NAME)).containsExactly("u-two");
            assertThat(found(here, "f-one", USERNAME, LAST_NAME)).isEmpty();
            assertThat(found(here, "one", UserField.values())).containsExactly("u-one");
            assertThat(found(here, "", EMAIL)).containsExactly("u-one", "u-two");
            assertThat(found(here, "", USERNAME)).containsExactly("bare", "u-one", "u-two");
            assertThat(found(here, "\0", USERNAME)).isEmpty();
        }
    }

    @EachDatabase
    void lettersOfAllLanguagesHaveNoCaseAndNoCharacterIsAWildcard(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("a%b_c!d", "Ärger");
            here.user("axbyczd", "Ελλάδος");
            assertThat(found(here, "%", USERNAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "_", USERNAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "!", USERNAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "%B_C!D", USERNAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "?", USERNAME)).isEmpty();
            assertThat(found(here, "äRG", DISPLAY_NAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "A\u0308rG", DISPLAY_NAME)).containsExactly("a%b_c!d");
            assertThat(found(here, "ΛΆΔΟΣ", DISPLAY_NAME)).containsExactly("axbyczd");
            assertThat(found(here, "arg", DISPLAY_NAME)).isEmpty();
        }
    }

    @EachDatabase
    void matchesComeInOrderAndInPages(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("d", "Same");
            here.user("B", "same");
            here.user("a", "other");
            here.user("c", Profile.named(Optional.empty()));
            assertThat(ordered(here, USERNAME, true, 0, 9)).containsExactly("a", "B", "c", "d");
            assertThat(ordered(here, USERNAME, false, 0, 9)).containsExactly("d", "c", "B", "a");
            assertThat(ordered(here, DISPLAY_NAME, true, 0, 9)).containsExactly("a", "B", "d", "c");
            assertThat(ordered(here, DISPLAY_NAME, false, 0, 9)).containsExactly("B", "d", "a", "c");
            assertThat(ordered(here, USERNAME, true, 1, 2)).containsExactly("B", "c");
            assertThat(ordered(here, USERNAME, true, 4, 2)).isEmpty();
            assertThat(ordered(here, USERNAME, true, 0, 0)).isEmpty();
            Page<User> page = await(identity(here)
                    .page(here.domain(), new UserSearch(Set.of(USERNAME, DISPLAY_NAME), "same", USERNAME, true, 1, 1)));
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.items()).extracting(user -> user.id().username()).containsExactly("d");
        }
    }

    @EachDatabase
    void searchesSeeChangesAndTheirOwnDomainOnly(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            User ann = here.user("ann", "Ann");
            await(here.users().create(here.other(), "ann", Profile.named(Optional.empty())));
            here.change(ann, Profile.named(Optional.of("Zoe")));
            assertThat(found(here, "zo", DISPLAY_NAME)).containsExactly("ann");
            assertThat(found(here, "ann", DISPLAY_NAME)).isEmpty();
            assertThat(found(here, "ann", USERNAME)).containsExactly("ann");
        }
    }

    @EachDatabase
    void groupsAndGroupsOfUsersComeInOrderOrFail(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            IdentityService identity = identity(here);
            here.user("ann", "Ann");
            here.user("bob", "Bob");
            await(here.groups().put(here.domain(), "b", "B", Optional.of(List.of(normal("bob")))));
            await(here.groups().put(here.domain(), "a", "", Optional.of(List.of(normal("bob")))));
            assertThat(await(identity.groups(here.domain(), List.of("b", "a", "b"))))
                    .extracting(group -> group.id() + group.members().size())
                    .containsExactly("b1", "a1", "b1");
            assertThat(await(identity.groupsOf(here.domain(), List.of(normal("bob"), normal("ann")))))
                    .containsExactly(
                            java.util.Map.entry(normal("bob"), List.of("a", "b")),
                            java.util.Map.entry(normal("ann"), List.of()));
            assertThatThrownBy(() -> await(identity.groups(here.domain(), List.of("a", "x", "y"))))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            missing -> assertThat(missing.id()).isEqualTo("x"));
            assertThatThrownBy(() -> await(identity.groupsOf(here.domain(), List.of(normal("bob"), normal("x")))))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            missing -> assertThat(missing.id()).isEqualTo("x"));
        }
    }

    private static List<String> found(StoredDomain here, String term, UserField... fields) throws Exception {
        return names(here, new UserSearch(Set.of(fields), term, USERNAME, true, 0, 100));
    }

    private static List<String> ordered(StoredDomain here, UserField order, boolean ascending, int offset, int limit)
            throws Exception {
        return names(here, new UserSearch(Set.of(USERNAME), "", order, ascending, offset, limit));
    }

    private static List<String> names(StoredDomain here, UserSearch search) throws Exception {
        return await(identity(here).search(here.domain(), search)).stream()
                .map(user -> user.id().username())
                .toList();
    }

    private static IdentityService identity(StoredDomain here) {
        return new IdentityService(here.reader(), here.users(), here.groups());
    }

    private static Profile profile(String first, String last, String display, String email) {
        return new Profile(Optional.of(first), Optional.of(last), Optional.of(display), Optional.of(email));
    }
}
