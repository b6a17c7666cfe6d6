package ee.convergence.domain;

import static ee.convergence.domain.TestConfiguration.ALICE;
import static ee.convergence.domain.TestConfiguration.ALICE_ID;
import static ee.convergence.domain.TestConfiguration.KEY;
import static ee.convergence.domain.TestConfiguration.STANDARD;
import static ee.convergence.domain.TestNode.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.Credentials.Jwt;
import ee.convergence.domain.Credentials.Password;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is created at start, once. */
@Timeout(120)
class BootstrapIT {

    @TempDir
    Path folder;

    @EachDatabase
    void createsUsersGroupsAndKeys(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            Login alice = node.login(ALICE);
            assertThat(alice.user().profile().firstName()).contains("Alice");
            assertThat(node.groups.created)
                    .containsExactly(Map.entry("editors", List.of(alice.user().key())));
            node.login(new Jwt(KEY.token("grace")));
            assertThat(node.domain().reconnectTokenValidity()).isEqualTo(Duration.ofHours(1));
        }
    }

    @EachDatabase
    void changesNothingTheSecondTime(TestDatabase test) {
        Map<String, List<Map<String, Object>>> before;
        try (TestNode node = TestNode.start(test, STANDARD)) {
            before = everything(node);
        }
        try (TestNode node = TestNode.start(test, STANDARD)) {
            assertThat(everything(node)).isEqualTo(before);
        }
    }

    @EachDatabase
    void keepsWhatWasChangedMeanwhile(TestDatabase test) throws Exception {
        try (TestNode node = TestNode.start(test, STANDARD)) {
            get(node.passwords.set(node.domain(), "alice", "changed"));
            get(node.accounts.delete(node.domain(), new UserId(UserType.NORMAL, "bob")));
            get(node.accounts.setDisabled(node.domain(), ALICE_ID, true));
            get(node.domains.update(TestNode.DOMAIN, domain -> domain.with("Changed", false, Duration.ofMinutes(1))));
            JwtKey key = get(node.keys.find(node.domain(), "key")).orElseThrow();
            get(node.keys.put(node.domain(), new JwtKey("key", "", key.publicKey(), false, key.updated())));
        }
        try (TestNode node = TestNode.start(test, STANDARD)) {
            get(node.accounts.setDisabled(node.domain(), ALICE_ID, false));
            node.login(new Password("alice", "changed"));
            assertThatThrownBy(() -> node.login(ALICE)).isInstanceOf(LoginFailedException.class);
            assertThat(node.count("domain_user WHERE username = 'bob'")).isZero();
            assertThat(node.domain().displayName()).isEqualTo("Changed");
            assertThat(get(node.keys.find(node.domain(), "key")).orElseThrow().enabled())
                    .isFalse();
        }
    }

    @EachDatabase
    void addsWhatTheConfigurationHasGained(TestDatabase test) throws Exception {
        TestNode.start(test, "convergence.bootstrap.domains = [{ namespace = convergence, id = test }]")
                .close();
        try (TestNode node = TestNode.start(test, STANDARD)) {
            node.login(ALICE);
            assertThat(node.domain().anonymousAllowed()).isFalse();
        }
    }

    @EachDatabase
    void readsKeysFromFiles(TestDatabase test) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), KEY.pem());
        try (TestNode node = TestNode.start(test, keys("keyFile = \"" + file + "\""))) {
            node.login(new Jwt(KEY.token("grace")));
        }
    }

    @EachDatabase
    void refusesWhatCannotBe(TestDatabase test) {
        for (String wrong : List.of(
                keys("key = nonsense"),
                keys("keyFile = \"" + folder.resolve("missing.pem") + "\""),
                "convergence.bootstrap.domains = [{ namespace = \"\", id = test }]",
                "convergence.bootstrap.domains = [{ namespace = convergence, id = test, users = [{ username = \"\" }] }]",
                "convergence.bootstrap.domains = [{ namespace = convergence, id = test,"
                        + " users = [{ username = x, password = \"\" }] }]")) {
            assertThatThrownBy(() -> TestNode.start(test, wrong))
                    .isInstanceOfAny(IllegalArgumentException.class, java.io.UncheckedIOException.class);
        }
    }

    private static String keys(String key) {
        return "convergence.bootstrap.domains = [{ namespace = convergence, id = test, jwtKeys = [{ id = key, " + key
                + " }] }]";
    }

    private static Map<String, List<Map<String, Object>>> everything(TestNode node) {
        return Stream.of("domain", "domain_user", "user_password", "jwt_key", "admin_key")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> node.database
                                .jdbi()
                                .withHandle(handle -> handle.createQuery("SELECT * FROM " + table)
                                        .mapToMap()
                                        .list())));
    }
}
