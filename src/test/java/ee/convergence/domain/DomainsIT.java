package ee.convergence.domain;

import static ee.convergence.domain.TestConfiguration.ALICE;
import static ee.convergence.domain.TestConfiguration.BOB;
import static ee.convergence.domain.TestConfiguration.KEY;
import static ee.convergence.domain.TestConfiguration.STANDARD;
import static ee.convergence.domain.TestNode.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.Credentials.Anonymous;
import ee.convergence.domain.Credentials.Jwt;
import ee.convergence.protocol.CloseStatus;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The life of domains (protocol.md sections 4.5 and 6). */
@Timeout(120)
class DomainsIT {

    private static final Anonymous SOMEBODY = new Anonymous(Optional.empty());
    private static final List<String> TABLES =
            List.of("domain_user", "user_password", "session", "reconnect_token", "jwt_key", "admin_key", "domain");

    @EachDatabase
    void areCreatedOnce(TestDatabase test) {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            NewDomain wanted = new NewDomain(
                    new DomainId("ns", "new"), "New", false, Duration.ofMinutes(5), ModelDefaults.STANDARD);
            Domain created = get(node.domains.create(wanted)).orElseThrow();
            assertThat(get(node.domains.create(wanted))).isEmpty();
            assertThat(get(node.domains.find(created.id()))).contains(created);
            assertThat(get(node.domains.list(0, 10)))
                    .extracting(Domain::displayName)
                    .containsExactly("Test", "New");
            assertThat(get(node.domains.count())).isEqualTo(2);
            assertThatThrownBy(() ->
                            new NewDomain(new DomainId("", "x"), "", false, Duration.ZERO, ModelDefaults.STANDARD))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @EachDatabase
    void aChangeIsInForceAtOnce(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            FakeSession alice = node.connect(ALICE);
            get(node.domains.update(TestNode.DOMAIN, domain -> domain.with("Other", false, Duration.ofMinutes(1))));
            assertThat(alice.closed()).isNull();
            assertFails(node, SOMEBODY, "anonymous_auth_disabled");
            Domain changed = get(node.domains.update(
                            TestNode.DOMAIN, domain -> domain.with(DomainAvailability.MAINTENANCE)))
                    .orElseThrow();
            assertThat(changed.displayName()).isEqualTo("Other");
            assertThat(alice.closed()).isEqualTo(CloseStatus.DOMAIN_CLOSED);
            assertFails(node, ALICE, "domain_unavailable");
            get(node.domains.update(TestNode.DOMAIN, domain -> domain.with(DomainAvailability.OFFLINE)));
            assertFails(node, ALICE, "domain_not_found");
            get(node.domains.update(TestNode.DOMAIN, domain -> domain.with(DomainAvailability.ONLINE)));
            node.login(ALICE);
            assertThat(get(node.domains.update(new DomainId("no", "where"), domain -> domain)))
                    .isEmpty();
        }
    }

    @EachDatabase
    void theValidityOfTokensIsThatOfTheDomain(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            node.login(ALICE);
            long left = Long.parseLong(
                            node.value("SELECT expires_at FROM reconnect_token").orElseThrow())
                    - System.currentTimeMillis();
            assertThat(Duration.ofMillis(left)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        }
    }

    @EachDatabase
    void nothingIsLeftOfADeletedDomain(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            Domain other = get(node.domains.create(new NewDomain(
                            new DomainId("ns", "other"), "", true, Duration.ofMinutes(5), ModelDefaults.STANDARD)))
                    .orElseThrow();
            FakeSession alice = node.connect(ALICE);
            node.login(BOB);
            node.login(SOMEBODY);
            node.login(new Jwt(KEY.token("grace")));
            long key = node.domain().key();
            assertThat(get(node.domains.delete(TestNode.DOMAIN))).isTrue();
            assertThat(alice.closed()).isEqualTo(CloseStatus.DOMAIN_CLOSED);
            for (String table : TABLES) {
                assertThat(node.count(table + " WHERE domain_key = " + key))
                        .as(table)
                        .isZero();
            }
            assertThat(node.count("counter WHERE domain = '" + key + "'")).isZero();
            assertThat(node.data.deletedDomains).containsExactly(key);
            assertFails(node, ALICE, "domain_not_found");
            assertThat(get(node.domains.list(0, 10))).containsExactly(other);
            assertThat(get(node.domains.delete(TestNode.DOMAIN))).isFalse();
            node.bootstrap.run();
            assertThat(node.login(ALICE).domain().key()).isNotEqualTo(key);
        }
    }

    @EachDatabase
    void anInterruptedDeletionIsTakenUpAgain(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            node.login(ALICE);
            get(node.domains.update(TestNode.DOMAIN, domain -> domain.with(DomainStatus.DELETING)));
            assertThat(get(node.domains.update(TestNode.DOMAIN, domain -> domain.with(DomainStatus.READY))))
                    .isEmpty();
            node.bootstrap.run();
            node.purge.run();
            assertThat(get(node.domains.count())).isZero();
        }
    }

    private static void assertFails(TestNode node, Credentials credentials, String code) {
        assertThatThrownBy(() -> node.login(credentials))
                .isInstanceOfSatisfying(
                        LoginFailedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
