package ee.convergence.domain;

import static ee.convergence.domain.LoginDomains.KEY;
import static ee.convergence.domain.LoginDomains.PASSWORD;
import static ee.convergence.domain.LoginDomains.anonymous;
import static ee.convergence.domain.LoginDomains.jwt;
import static ee.convergence.domain.LoginDomains.password;
import static ee.convergence.domain.LoginDomains.reconnect;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Nothing secret is logged at any level, neither when logins succeed nor when they fail, nor when the server does. */
@DisplayName("The log of a server that logs everything")
class SecretsInLogsIT {

    private static final String EVERYTHING = """
            handlers = java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level = ALL
            .level = ALL
            """;

    @TempDir
    Path folder;

    private final List<String> secrets = new ArrayList<>();

    @EachDatabase
    void holdsNoPasswordTokenOrKey(TestDatabase test) throws Exception {
        Path logging = Files.writeString(folder.resolve("logging.properties"), EVERYTHING);
        Map<String, String> settings = new HashMap<>(LoginDomains.settings("alice"));
        settings.put("java.util.logging.config.file", logging.toString());
        settings.put("convergence.storage.url", test.settings().url());
        try (ServerProcess server = ServerProcess.start(settings)) {
            ServerDatabase database = new ServerDatabase(test.settings().url());
            Target target = Target.of(server.uri());
            secrets.add(PASSWORD);
            logInEveryWay(target);
            administer(server.uri());
            for (String table : List.of("session", "user_password", "reconnect_token")) {
                database.execute("ALTER TABLE " + table + " RENAME TO hidden");
                logInEveryWay(target);
                administer(server.uri());
                database.execute("ALTER TABLE hidden RENAME TO " + table);
            }
            secrets.addAll(database.query("SELECT hash FROM user_password"));
            secrets.addAll(database.query("SELECT token_hash FROM reconnect_token"));
            database.query("SELECT private_key FROM admin_key").forEach(pem -> secrets.add(pem.split("\n")[1]));
            assertThat(server.terminate()).isZero();
            String log = server.output();
            assertThat(log)
                    .as("everything is logged")
                    .contains("FINE")
                    .containsPattern("no such table: session|relation \"session\" does not exist");
            for (String secret : secrets) {
                String beginning = secret.substring(0, Math.min(20, secret.length()));
                assertThat(log.contains(beginning)).as(secret).isFalse();
            }
        }
    }

    private void logInEveryWay(Target target) throws IOException {
        String token = secret(logIn(target, password("alice")));
        logIn(target, password("alice", secret("wrong-password-of-alice")));
        logIn(target, password("nobody", secret("password-of-nobody")));
        logIn(target, anonymous());
        logIn(target, jwt(payload(KEY.token("grace"))));
        logIn(target, jwt(payload(KEY.token(claims -> claims.setAudience("Others")))));
        logIn(target, jwt(payload(new TestKey("unknown", KEY.pair()).token("grace"))));
        logIn(target, jwt(secret("this-is-no-token")));
        logIn(target, reconnect(token));
        logIn(target, reconnect(secret("unknown-token-unknown-token")));
    }

    /** With the right token and a wrong one, with good requests and bad ones. */
    private void administer(URI server) throws Exception {
        secret(NodeSuite.ADMIN_TOKEN);
        String name = "user" + secrets.size();
        for (String token : List.of(NodeSuite.ADMIN_TOKEN, secret("wrong-administration-token"))) {
            String user = "{\"username\":\"" + name + "\",\"password\":\"" + secret("new-password-of-" + name) + "\"";
            call(server, token, "POST", "/users", user + "}");
            call(server, token, "POST", "/users", user + ",");
            call(server, token, "POST", "/users", user + ",\"odd\":1}");
            call(server, token, "PUT", "/users/alice/password", "{\"password\":\"" + PASSWORD + "\"}");
            call(server, token, "POST", "/administrator-tokens", "{\"username\":\"root\"}");
        }
    }

    private static void call(URI server, String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/admin/domains/convergence/default" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static String logIn(Target target, ConnectionRequestMessage.Builder login) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target, Target.OPEN)) {
            return peer.connect(login).getSuccess().getReconnectToken();
        }
    }

    private String secret(String text) {
        if (!text.isEmpty()) {
            secrets.add(text);
        }
        return text;
    }

    /** The token's claims and its signature; its header says nothing. */
    private String payload(String token) {
        String[] parts = token.split("\\.");
        secret(parts[1]);
        secret(parts[2]);
        return token;
    }
}
