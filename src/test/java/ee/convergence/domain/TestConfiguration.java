package ee.convergence.domain;

import ee.convergence.domain.Credentials.Password;

/** The configuration of {@link TestNode}s. */
final class TestConfiguration {

    static final TestKey KEY = TestKey.rsa("key", 2048);
    static final Password ALICE = new Password("alice", "secret");
    static final Password BOB = new Password("bob", "secret too");
    static final UserId ALICE_ID = new UserId(UserType.NORMAL, "alice");

    /** A domain with two users, a group and a key, and quick clocks. */
    static final String STANDARD = """
            convergence.bootstrap.domains = [{
              namespace = convergence, id = test, displayName = Test
              config { authentication { anonymousAuthEnabled = true, reconnectTokenValidityMinutes = 60 } }
              users = [{ username = alice, password = secret, firstName = Alice }, { username = bob, password = "secret too" }]
              groups = [{ id = editors, description = "Those who write", members = [alice, nobody] }]
              jwtKeys = [{ id = key, description = Key, key = \"""%s\""" }]
            }]
            convergence.realtime.domain.idle-session-timeout = 300 ms
            convergence.authentication.throttle { failures-per-user = 0, failures-per-address = 0 }
            """.formatted(KEY.pem());

    private TestConfiguration() {}
}
