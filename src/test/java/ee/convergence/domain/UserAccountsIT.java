package ee.convergence.domain;

import static ee.convergence.domain.TestConfiguration.ALICE;
import static ee.convergence.domain.TestConfiguration.ALICE_ID;
import static ee.convergence.domain.TestConfiguration.BOB;
import static ee.convergence.domain.TestConfiguration.KEY;
import static ee.convergence.domain.TestConfiguration.STANDARD;
import static ee.convergence.domain.TestNode.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.Credentials.Jwt;
import ee.convergence.domain.Credentials.Password;
import ee.convergence.domain.Credentials.ReconnectToken;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** What is given to users and taken from them (protocol.md sections 5 and 12, identity-presence.md section 1.3). */
@Timeout(120)
class UserAccountsIT {

    @EachDatabase
    void aNewPasswordReplacesTheOldOneAndRevokesTokensButNotSessions(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession session = node.connect(ALICE);
            String token = node.login(ALICE).reconnectToken();
            assertThat(get(node.passwords.set(node.domain(), "alice", "better")))
                    .isTrue();
            assertWrong(node, ALICE);
            assertWrong(node, new ReconnectToken(token));
            node.login(new Password("alice", "better"));
            assertThat(session.closed()).isNull();
            assertThat(get(node.passwords.set(node.domain(), "nobody", "better")))
                    .isFalse();
            assertThatThrownBy(() -> node.passwords.set(node.domain(), "alice", ""))
                    .isInstanceOf(InvalidPasswordException.class);
        }
    }

    @EachDatabase
    void hashesAreExportedAndImported(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            String hash = get(node.passwords.exportHash(node.domain(), "alice")).orElseThrow();
            assertThat(get(node.passwords.importHash(node.domain(), "bob", hash)))
                    .isTrue();
            node.login(new Password("bob", "secret"));
            assertWrong(node, BOB);
            assertThat(get(node.passwords.exportHash(node.domain(), "bob"))).contains(hash);
            assertThat(get(node.passwords.exportHash(node.domain(), "nobody"))).isEmpty();
            assertThatThrownBy(() -> node.passwords.importHash(node.domain(), "bob", "secret"))
                    .isInstanceOf(InvalidPasswordException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @EachDatabase
    void disablingEndsSessionsAndTokensAndForbidsLogins(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession alice = node.connect(ALICE);
            FakeSession bob = node.connect(BOB);
            String token = node.login(ALICE).reconnectToken();
            assertThat(get(node.accounts.setDisabled(node.domain(), ALICE_ID, true)))
                    .hasValueSatisfying(user -> assertThat(user.disabled()).isTrue());
            assertThat(alice.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
            assertThat(bob.closed()).isNull();
            assertWrong(node, ALICE);
            assertWrong(node, new Jwt(KEY.token("alice")));
            assertWrong(node, new ReconnectToken(token));
            get(node.accounts.setDisabled(node.domain(), ALICE_ID, false));
            node.login(ALICE);
            assertWrong(node, new ReconnectToken(token));
        }
    }

    @EachDatabase
    void aLoginThatIsUnderWayIsEndedToo(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            Login stored = node.login(ALICE);
            get(node.accounts.setDisabled(node.domain(), ALICE_ID, true));
            FakeSession late = new FakeSession(stored);
            node.live.connected(late, null);
            node.watch.look();
            assertThat(late.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
        }
    }

    @EachDatabase
    void aDeletedUserLeavesARecordAndAFreeName(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession session = node.connect(ALICE);
            User buried = get(node.accounts.delete(node.domain(), ALICE_ID)).orElseThrow();
            assertThat(buried.deletedUsername()).contains("alice");
            assertThat(buried.id().username()).matches("[A-Za-z0-9+/]{36}");
            assertThat(buried.key()).isEqualTo(session.user().key());
            assertThat(session.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
            assertThat(node.data.deletedUsers).containsExactly(buried.key());
            assertThat(node.count("user_password")).isEqualTo(1);
            assertWrong(node, ALICE);
            assertThat(get(node.accounts.delete(node.domain(), ALICE_ID))).isEmpty();
            assertThat(get(node.accounts.delete(node.domain(), buried.id()))).isEmpty();
            Login other = node.login(new Jwt(KEY.token("alice")));
            assertThat(other.user().key()).isNotEqualTo(buried.key());
        }
    }

    @EachDatabase
    void tokensAreRevokedAndSessionsClosedOneByOne(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession first = node.connect(ALICE);
            FakeSession second = node.connect(ALICE);
            assertThat(get(node.accounts.revokeTokens(node.domain(), ALICE_ID))).contains(2);
            assertThat(get(node.accounts.closeSession(node.domain(), first.id())))
                    .isTrue();
            assertThat(first.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
            assertThat(second.closed()).isNull();
            assertThat(get(node.accounts.closeSession(node.domain(), "unknown")))
                    .isFalse();
        }
    }

    @EachDatabase
    void whatAnotherNodeTakesIsTakenHere(TestDatabase test) throws Exception {
        try (TestNode one = TestNode.start(test, STANDARD);
                TestNode other = TestNode.start(test, STANDARD)) {
            FakeSession session = one.connect(ALICE);
            get(other.accounts.setDisabled(other.domain(), ALICE_ID, true));
            one.watch.look();
            assertThat(session.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
        }
    }

    @EachDatabase
    void aKeyThatIsDisabledTakesItsSessionsAndTokensWithIt(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession byPassword = node.connect(ALICE);
            Login byJwt = node.login(new Jwt(KEY.token("alice")));
            FakeSession resumed = node.connect(new ReconnectToken(byJwt.reconnectToken()));
            JwtKey key = get(node.keys.find(node.domain(), "key")).orElseThrow();
            get(node.keys.put(node.domain(), new JwtKey("key", "other", key.publicKey(), true, key.updated())));
            assertThat(resumed.closed()).isNull();
            get(node.keys.put(node.domain(), new JwtKey("key", "", key.publicKey(), false, key.updated())));
            assertThat(resumed.closed()).isEqualTo(CloseStatus.SESSION_REVOKED);
            assertThat(byPassword.closed()).isNull();
            assertWrong(node, new Jwt(KEY.token("alice")));
            assertWrong(node, new ReconnectToken(byJwt.reconnectToken()));
            assertThat(get(node.keys.remove(node.domain(), "key"))).isTrue();
            assertThat(get(node.keys.list(node.domain()))).isEmpty();
            assertThat(get(node.keys.remove(node.domain(), "key"))).isFalse();
        }
    }

    @EachDatabase
    void unusableKeysAreRefused(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            JwtKey good = get(node.keys.find(node.domain(), "key")).orElseThrow();
            for (JwtKey bad : List.of(
                    new JwtKey("", "", good.publicKey(), true, good.updated()),
                    new JwtKey(JwtKey.ADMIN, "", good.publicKey(), true, good.updated()),
                    new JwtKey("short", "", TestKey.rsa("k", 1024).pem(), true, good.updated()))) {
                assertThatThrownBy(() -> node.keys.put(node.domain(), bad)).isInstanceOf(InvalidKeyTextException.class);
            }
        }
    }

    @EachDatabase
    void groupsOfATokenReplaceThoseOfTheUser(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            Login login = node.login(new Jwt(KEY.token("grace", Map.of("groups", List.of("b", "a")))));
            long key = login.user().key();
            assertThat(node.groups.ofUsers.get(key)).containsExactly("a", "b");
            node.login(new Jwt(KEY.token("grace")));
            assertThat(node.groups.ofUsers.get(key)).containsExactly("a", "b");
            node.login(new Jwt(KEY.token("grace", Map.of("groups", List.of()))));
            assertThat(node.groups.ofUsers.get(key)).isEmpty();
        }
    }

    private static void assertWrong(TestNode node, Credentials credentials) {
        assertThatThrownBy(() -> node.login(credentials))
                .isInstanceOfSatisfying(LoginFailedException.class, failure -> {
                    assertThat(failure.code()).isEqualTo("authentication_failed");
                    assertThat(failure.retryOk()).isFalse();
                });
        assertThat(Optional.of(credentials).toString()).doesNotContain("secret");
    }
}
