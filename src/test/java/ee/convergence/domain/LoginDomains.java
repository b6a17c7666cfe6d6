package ee.convergence.domain;

import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.JwtAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.PasswordAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.ReconnectTokenAuthRequestData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.util.HashMap;
import java.util.Map;

/** The settings of a server whose domain {@code convergence/default} has users and keys, and what they log in with. */
public final class LoginDomains {

    /** A key of the domain. */
    public static final TestKey KEY = TestKey.rsa("test-key", 2048);

    /** A disabled key of the domain. */
    public static final TestKey DISABLED_KEY = TestKey.rsa("disabled-key", 2048);

    /** The password of every user. */
    public static final String PASSWORD = "correct horse ☕";

    private LoginDomains() {}

    /** The settings, with these users. */
    public static Map<String, String> settings(String... usernames) {
        Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
        String domain = "convergence.bootstrap.domains.0.";
        for (int i = 0; i < usernames.length; i++) {
            settings.put(domain + "users." + i + ".username", usernames[i]);
            settings.put(domain + "users." + i + ".password", PASSWORD);
            settings.put(domain + "users." + i + ".displayName", "User " + usernames[i]);
        }
        settings.put(domain + "jwtKeys.0.id", KEY.id());
        settings.put(domain + "jwtKeys.0.key", KEY.pem());
        settings.put(domain + "jwtKeys.1.id", DISABLED_KEY.id());
        settings.put(domain + "jwtKeys.1.key", DISABLED_KEY.pem());
        settings.put(domain + "jwtKeys.1.enabled", "false");
        return settings;
    }

    /** A connection request with this. */
    public static ConnectionRequestMessage.Builder password(String username, String password) {
        return RealtimePeer.login()
                .setPassword(PasswordAuthRequestData.newBuilder()
                        .setUsername(username)
                        .setPassword(password));
    }

    /** A connection request with this. */
    public static ConnectionRequestMessage.Builder password(String username) {
        return password(username, PASSWORD);
    }

    /** A connection request with this. */
    public static ConnectionRequestMessage.Builder jwt(String token) {
        return RealtimePeer.login().setJwt(JwtAuthRequestData.newBuilder().setJwt(token));
    }

    /** A connection request with this. */
    public static ConnectionRequestMessage.Builder anonymous() {
        return RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance());
    }

    /** A connection request with this. */
    public static ConnectionRequestMessage.Builder reconnect(String token) {
        return RealtimePeer.login()
                .setReconnect(ReconnectTokenAuthRequestData.newBuilder().setToken(token));
    }
}
