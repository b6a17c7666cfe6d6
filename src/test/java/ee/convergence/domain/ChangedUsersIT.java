package ee.convergence.domain;

import static ee.convergence.domain.TestConfiguration.ALICE;
import static ee.convergence.domain.TestConfiguration.ALICE_ID;
import static ee.convergence.domain.TestConfiguration.BOB;
import static ee.convergence.domain.TestConfiguration.STANDARD;
import static ee.convergence.domain.TestNode.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ee.convergence.domain.Credentials.Password;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Timeout;

/** Changes of users' records: whole or not at all, and told to everyone, whichever node makes them. */
@Timeout(60)
class ChangedUsersIT {

    @EachDatabase
    void aChangeIsANewRevisionAndIsTold(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            User alice = user(node);
            User renamed = rename(node, "Alicia");
            assertThat(renamed.profile().displayName()).contains("Alicia");
            assertThat(renamed.revision()).isGreaterThan(alice.revision());
            assertThat(user(node)).isEqualTo(renamed);
            await().untilAsserted(() -> assertThat(node.changed).containsExactly(renamed));
        }
    }

    @EachDatabase
    void whatChangesNothingIsNotTold(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            User alice = user(node);
            assertThat(get(node.accounts.update(node.domain(), ALICE_ID, profile -> profile, Optional.of(false))))
                    .contains(alice);
            User renamed = rename(node, "Alicia");
            await().untilAsserted(() -> assertThat(node.changed).containsExactly(renamed));
            UserId nobody = new UserId(UserType.NORMAL, "nobody");
            assertThat(get(node.accounts.update(node.domain(), nobody, profile -> profile, Optional.of(true))))
                    .isEmpty();
        }
    }

    @EachDatabase
    void profileAndPermissionToLogInChangeTogetherOrNotAtAll(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession session = node.connect(ALICE);
            assertThatThrownBy(() -> get(node.accounts.update(
                            node.domain(), ALICE_ID, profile -> Profile.named(Optional.of("\0")), Optional.of(true))))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(InvalidFieldException.class);
            node.login(ALICE);
            assertThat(session.closed()).isNull();
            User changed = get(node.accounts.update(
                            node.domain(), ALICE_ID, profile -> Profile.named(Optional.of("Off")), Optional.of(true)))
                    .orElseThrow();
            assertThat(changed.disabled()).isTrue();
            assertThat(changed.profile().displayName()).contains("Off");
            assertThat(session.closed()).isNotNull();
            assertThatThrownBy(() -> node.login(ALICE)).isInstanceOf(LoginFailedException.class);
        }
    }

    @EachDatabase
    void aUserAndThePasswordAreMadeTogetherOrNotAtAll(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            Profile profile = Profile.named(Optional.of("Carol"));
            assertThat(get(node.accounts.create(node.domain(), "carol", profile, "of carol")))
                    .isPresent();
            node.login(new Password("carol", "of carol"));
            assertThat(get(node.accounts.create(node.domain(), "bob", profile, "of another")))
                    .isEmpty();
            node.login(BOB);
            assertThatThrownBy(() -> node.accounts.create(node.domain(), "dave", profile, ""))
                    .isInstanceOf(InvalidPasswordException.class);
            node.execute("ALTER TABLE user_password RENAME TO hidden");
            assertThatThrownBy(() -> get(node.accounts.create(node.domain(), "dave", profile, "of dave")))
                    .isInstanceOf(CompletionException.class);
            assertThat(node.count("domain_user WHERE username = 'dave'")).isZero();
        }
    }

    @EachDatabase
    void aChangeOnOneNodeIsToldOnceOnTheOther(TestDatabase test) throws Exception {
        try (TestNode one = TestNode.start(test, STANDARD);
                TestNode other = TestNode.start(test, STANDARD)) {
            one.userWatch.look();
            User before = one.connect(ALICE).user();
            User renamed = rename(other, "Alicia");
            assertThat(one.changes.newest(one.domain(), before)).isEqualTo(before);
            one.userWatch.look();
            await().untilAsserted(() -> assertThat(one.changed).containsExactly(renamed));
            assertThat(one.changes.newest(one.domain(), before)).isEqualTo(renamed);
            assertThat(one.changes.newest(one.domain(), before.mention())).isEqualTo(renamed.mention());
            one.userWatch.look();
            User again = rename(other, "Ali");
            one.userWatch.look();
            await().untilAsserted(() -> assertThat(one.changed).containsExactly(renamed, again));
            assertThat(other.changed).containsExactly(renamed, again);
        }
    }

    @EachDatabase
    void changesThatEveryNodeHasSeenAreForgotten(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            rename(node, "Alicia");
            node.purge.run();
            rename(node, "Ali");
            assertThat(node.count("user_change")).isEqualTo(2);
            node.purge.run();
            assertThat(node.count("user_change")).isEqualTo(1);
            node.purge.run();
            assertThat(node.count("user_change")).isZero();
        }
    }

    private static User user(TestNode node) {
        return get(node.users.get(node.domain(), ALICE_ID)).orElseThrow();
    }

    private static User rename(TestNode node, String name) {
        return get(node.accounts.update(
                        node.domain(), ALICE_ID, profile -> Profile.named(Optional.of(name)), Optional.empty()))
                .orElseThrow();
    }
}
