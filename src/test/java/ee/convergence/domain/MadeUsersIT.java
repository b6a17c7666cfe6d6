package ee.convergence.domain;

import static ee.convergence.domain.StoredDomain.await;
import static ee.convergence.domain.StoredDomain.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MadeUsersIT {

    @EachDatabase
    void aUserIsMadeOnce(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            User ann = here.user("ann", "Ann");
            assertThat(await(here.users().get(here.domain(), normal("ann")))).contains(ann);
            assertThat(await(here.users().get(here.other(), normal("ann")))).isEmpty();
            assertThat(await(here.users().get(here.domain(), normal("Ann")))).isEmpty();
            assertThat(await(here.users().create(here.domain(), "ann", ann.profile())))
                    .isEmpty();
        }
    }

    @EachDatabase
    void whatCannotBeStoredIsRefused(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            for (String name : List.of("", "a\0", "\ud800", "x".repeat(257))) {
                assertThatThrownBy(() -> here.user(name, "Ann")).isInstanceOf(InvalidFieldException.class);
            }
            for (String text : List.of("a\0", "\udc00x", "x".repeat(1_025))) {
                assertThatThrownBy(() -> here.user("ann", text)).isInstanceOf(InvalidFieldException.class);
            }
            assertThat(await(here.users().get(here.domain(), normal("a\0")))).isEmpty();
            assertThat(here.user("\ud83d\ude00", "").profile().displayName()).isEmpty();
        }
    }

    @EachDatabase
    void usersOfATypeAreListedInPages(TestDatabase test) throws Exception {
        try (StoredDomain here = new StoredDomain(test)) {
            here.user("b", "B");
            here.user("a", "A");
            here.user("c", "C");
            Page<User> page = await(here.users().list(here.domain(), UserType.NORMAL, 1, 5));
            assertThat(page.items()).extracting(user -> user.id().username()).containsExactly("a", "c");
            assertThat(page.total()).isEqualTo(3);
            assertThat(await(here.users().list(here.domain(), UserType.ANONYMOUS, 0, 5))
                            .items())
                    .isEmpty();
        }
    }
}
