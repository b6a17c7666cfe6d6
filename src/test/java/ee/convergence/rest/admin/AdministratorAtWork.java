package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.chat.CreateChatRequestMessage;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.PasswordAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.rest.admin.Administrator.Answer;
import ee.convergence.transport.RawWebSocket;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/**
 * The work of an administrator on a server that has the two domains of a {@link Target}, from a domain's beginning to its
 * end.
 */
final class AdministratorAtWork {

    private static final String HERE = "domains/acme/staff";

    private static final int REVOKED = 1008;
    private static final String PATH = "/acme/staff";

    private final Administrator admin;
    private final Target target;

    AdministratorAtWork(Target target) {
        this.admin = new Administrator(target.base(), "Bearer " + NodeSuite.ADMIN_TOKEN);
        this.target = target;
    }

    /** What must never be logged. */
    static List<String> secrets() {
        return List.of(NodeSuite.ADMIN_TOKEN, "first password", "second password");
    }

    void looksAfterUsersGroupsKeysSessionsAndDomains() throws Exception {
        admin.call(
                "POST",
                "domains",
                "{\"namespace\":\"acme\",\"id\":\"staff\","
                        + "\"config\":{\"authentication\":{\"anonymousAuthEnabled\":true}}}");
        users();
        passwords();
        whatIsTakenAway();
        groups();
        keys();
        sessions();
        administrators();
        chats();
        permissions();
        domains();
        assertThat(admin.delete(HERE).status()).isEqualTo(204);
    }

    private void users() throws Exception {
        Answer ann = admin.call(
                "POST",
                HERE + "/users",
                "{\"username\":\"ann\",\"password\":\"first password\",\"displayName\":\"Änn\",\"email\":\"a@b.c\"}");
        assertThat(ann.status()).isEqualTo(201);
        assertThat(ann.json().getString("displayName")).isEqualTo("Änn");
        assertThat(admin.call("POST", HERE + "/users", "{\"username\":\"ann\"}").status())
                .isEqualTo(409);
        admin.call("POST", HERE + "/users", "{\"username\":\"bob\"}");
        assertThat(admin.call("POST", HERE + "/users", "{\"username\":\"cid\",\"password\":\"\"}")
                        .problem())
                .isEqualTo("422 password");
        assertThat(admin.get(HERE + "/users").items("username")).containsExactly("ann", "bob");
        assertThat(admin.get(HERE + "/users?filter=%C3%84N").items("username")).containsExactly("ann");
        assertThat(admin.get(HERE + "/users?filter=a&field=email&field=lastName")
                        .items("username"))
                .containsExactly("ann");
        Answer page = admin.get(HERE + "/users?descending=true&orderBy=username&offset=1&limit=5000");
        assertThat(page.items("username")).containsExactly("ann");
        assertThat(page.json().getInt("total")).isEqualTo(2);
        assertThat(page.json().getInt("limit")).isEqualTo(1000);
        Answer changed =
                admin.call("PATCH", HERE + "/users/ann", "{\"email\":null,\"lastName\":\"A\",\"disabled\":true}");
        assertThat(changed.json().keySet()).doesNotContain("email");
        assertThat(changed.json().getString("lastName")).isEqualTo("A");
        assertThat(changed.json().getBoolean("disabled")).isTrue();
        assertThat(admin.get(HERE + "/users/ann").json()).isEqualTo(changed.json());
        assertThat(admin.call("PATCH", HERE + "/users/ann", "{\"email\":1}").problem())
                .isEqualTo("422 email");
    }

    private void passwords() throws Exception {
        assertThat(logsIn("first password")).isFalse();
        admin.call("PATCH", HERE + "/users/ann", "{\"disabled\":false}");
        assertThat(logsIn("first password")).isTrue();
        String path = HERE + "/users/ann/password";
        assertThat(admin.call("PUT", path, "{\"password\":\"\"}").problem()).isEqualTo("422 password");
        assertThat(admin.call("PUT", path, "{\"password\":\"second password\"}").status())
                .isEqualTo(204);
        assertThat(logsIn("first password")).isFalse();
        assertThat(logsIn("second password")).isTrue();
        assertThat(admin.call("PUT", HERE + "/users/nobody/password", "{\"password\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private void whatIsTakenAway() throws Exception {
        String ann = HERE + "/users/ann";
        try (RealtimePeer live = RealtimePeer.open(target, PATH)) {
            String token = live.connect(LoginDomains.password("ann", "second password"))
                    .getSuccess()
                    .getReconnectToken();
            assertThat(resumes(token)).isTrue();
            admin.call("PUT", ann + "/password", "{\"password\":\"second password\"}");
            assertThat(resumes(token)).isFalse();
            live.proveAlive();
            admin.call("PATCH", ann, "{\"disabled\":true}");
            assertThat(live.socket().awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(REVOKED);
        }
        admin.call("PATCH", ann, "{\"disabled\":false}");
        try (RealtimePeer live = RealtimePeer.open(target, PATH)) {
            String token = live.connect(LoginDomains.password("ann", "second password"))
                    .getSuccess()
                    .getReconnectToken();
            assertThat(admin.delete(ann).status()).isEqualTo(204);
            assertThat(live.socket().awaitClose(RawWebSocket.PATIENCE).code()).isEqualTo(REVOKED);
            assertThat(resumes(token)).isFalse();
        }
        assertThat(admin.call("POST", HERE + "/users", "{\"username\":\"ann\"}").status())
                .isEqualTo(201);
    }

    private boolean resumes(String token) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target, PATH)) {
            return peer.reconnect(token).hasSuccess();
        }
    }

    private void groups() throws Exception {
        String group = HERE + "/groups/team%20%C3%A9";
        assertThat(admin.call("PUT", group, "{\"description\":\"x\",\"members\":[\"bob\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.call("PUT", group, "{\"description\":\"y\"}").status()).isEqualTo(200);
        assertThat(admin.call("PUT", group, "{\"members\":[\"nobody\"]}").problem())
                .isEqualTo("422 members");
        assertThat(admin.call("PUT", group + "/members/ann", null).status()).isEqualTo(204);
        assertThat(admin.get(group).json().getJsonArray("members")).hasSize(2);
        assertThat(admin.get(HERE + "/groups").items("id")).containsExactly("team é");
        assertThat(admin.get(HERE + "/users/bob/groups").json().getJsonArray("groups"))
                .hasSize(1);
        admin.call("PUT", HERE + "/users/bob/groups", "{\"groups\":[\"none\"]}");
        assertThat(admin.delete(group + "/members/ann").status()).isEqualTo(204);
        assertThat(admin.get(group).json().getJsonArray("members")).isEmpty();
        assertThat(admin.delete(group).status()).isEqualTo(204);
        assertThat(admin.get(group).status()).isEqualTo(404);
    }

    private void keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String encoded = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\\n" + encoded + "\\n-----END PUBLIC KEY-----";
        String key = HERE + "/jwt-keys/k";
        assertThat(admin.call("PUT", key, "{\"key\":\"nonsense\"}").problem()).isEqualTo("422 key");
        assertThat(admin.call("PUT", key, "{\"key\":\"" + pem + "\"}").status()).isEqualTo(201);
        assertThat(admin.call("PUT", key, "{\"key\":\"" + pem + "\",\"enabled\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.get(key).json().getBoolean("enabled")).isFalse();
        assertThat(admin.get(HERE + "/jwt-keys").items("id")).containsExactly("k");
        assertThat(admin.get(HERE + "/jwt-keys?offset=1").items("id")).isEmpty();
        assertThat(admin.delete(key).status()).isEqualTo(204);
    }

    private void sessions() throws Exception {
        try (RealtimePeer peer = RealtimePeer.open(target, PATH)) {
            var success = peer.connectAnonymously("Ada").getSuccess();
            String user = success.getUser().getUserId().getUsername();
            String mine = HERE + "/sessions?type=anonymous&username=" + user;
            assertThat(admin.get(mine).items("id")).containsExactly(success.getSessionId());
            assertThat(admin.get(HERE + "/sessions").items("id")).contains(success.getSessionId());
            assertThat(admin.get(HERE + "/sessions?username=nobody").items("id"))
                    .isEmpty();
            assertThat(admin.get(HERE + "/users?type=anonymous").items("username"))
                    .contains(user);
            assertThat(admin.delete(HERE + "/sessions/" + success.getSessionId())
                            .status())
                    .isEqualTo(204);
            peer.socket().awaitClose(RawWebSocket.PATIENCE);
            await().untilAsserted(() -> assertThat(admin.get(mine).items("id")).isEmpty());
        }
    }

    /** A token makes who bears it an administrator of the domain, at the first login and later. */
    private void administrators() throws Exception {
        String tokens = HERE + "/administrator-tokens";
        for (String name : List.of("root", "root", "other")) {
            Administrator.Answer answer = admin.call("POST", tokens, "{\"username\":\"" + name + "\"}");
            assertThat(answer.status()).isEqualTo(200);
            try (RealtimePeer peer = RealtimePeer.open(target, PATH)) {
                DomainUserIdData user = peer.connect(
                                LoginDomains.jwt(answer.json().getString("token")))
                        .getSuccess()
                        .getUser()
                        .getUserId();
                assertThat(user.getUserType()).isEqualTo(DomainUserTypeData.Convergence);
                assertThat(user.getUsername()).isEqualTo(name);
            }
        }
        assertThat(admin.call("POST", tokens, "{\"username\":\"\"}").problem()).isEqualTo("422 username");
        assertThat(admin.call("POST", tokens, "{}").problem()).isEqualTo("422 username");
    }

    private void chats() throws Exception {
        String wanted = "{\"id\":\"c\",\"type\":\"channel\",\"membership\":\"private\",\"name\":\"N\",\"members\":"
                + "[{\"username\":\"ann\"}],\"creator\":{\"username\":\"ann\"}}";
        assertThat(admin.call("POST", HERE + "/chats", wanted).status()).isEqualTo(201);
        assertThat(admin.call("POST", HERE + "/chats", wanted).status()).isEqualTo(409);
        assertThat(admin.call("POST", HERE + "/chats", wanted.replace("\"c\"", "\"direct:1\""))
                        .problem())
                .isEqualTo("422 chat");
        assertThat(admin.call(
                                "POST",
                                HERE + "/chats",
                                wanted.replace("[{\"username\":\"ann\"}]", "[{\"username\":\"no\"}]")
                                        .replace("\"c\"", "\"d\""))
                        .problem())
                .isEqualTo("422 members");
        var chat = admin.get(HERE + "/chats/c").json();
        assertThat(chat.getString("membership")).isEqualTo("private");
        assertThat(chat.getJsonArray("members").getJsonObject(0).getString("username"))
                .isEqualTo("ann");
        assertThat(admin.get(HERE + "/chats").items("id")).containsExactly("c");
        assertThat(admin.delete(HERE + "/chats/c").status()).isEqualTo(204);
        assertThat(admin.delete(HERE + "/chats/c").status()).isEqualTo(404);
        assertThat(admin.get(HERE + "/chats/c").status()).isEqualTo(404);
    }

    /** Where the creation of chats is restricted, those may create them whom the domain grants it. */
    private void permissions() throws Exception {
        String policy = HERE + "/chat-policy";
        assertThat(admin.get(policy).json().getBoolean("creationRestricted")).isFalse();
        assertThat(admin.call("PUT", policy, "{\"creationRestricted\":true}").status())
                .isEqualTo(200);
        assertThat(mayCreateChat("one")).isFalse();
        String granted = "{\"users\":[{\"username\":\"ann\",\"permissions\":[\"create_chat\"]}]}";
        assertThat(admin.call("PUT", HERE + "/permissions", granted).status()).isEqualTo(200);
        assertThat(mayCreateChat("two")).isTrue();
        assertThat(admin.get(HERE + "/permissions").json().getJsonArray("users"))
                .hasSize(1);
        assertThat(admin.call("PUT", HERE + "/permissions", granted.replace("ann", "nobody"))
                        .problem())
                .isEqualTo("422 permissions");
        assertThat(admin.call("PUT", HERE + "/permissions", "{\"world\":[\"fly\"]}")
                        .problem())
                .isEqualTo("422 permissions");
        assertThat(admin.call("PUT", HERE + "/permissions", "{}").json().getJsonArray("users"))
                .isEmpty();
        assertThat(mayCreateChat("three")).isFalse();
    }

    private boolean mayCreateChat(String id) throws Exception {
        admin.call("PUT", HERE + "/users/ann/password", "{\"password\":\"second password\"}");
        try (RealtimePeer peer = RealtimePeer.open(target, PATH)) {
            peer.connect(LoginDomains.password("ann", "second password"));
            ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                    .setCreateChatRequest(CreateChatRequestMessage.newBuilder()
                            .setChatId(StringValue.of(id))
                            .setChatType("room")
                            .setMembership("public")));
            return answer.getBodyCase() == BodyCase.CREATECHATRESPONSE;
        }
    }

    private void domains() throws Exception {
        String wanted = "{\"namespace\":\"acme\",\"id\":\"plans\","
                + "\"config\":{\"authentication\":{\"anonymousAuthEnabled\":true}}}";
        assertThat(admin.call("POST", "domains", wanted).status()).isEqualTo(201);
        assertThat(admin.call("POST", "domains", wanted).status()).isEqualTo(409);
        assertThat(admin.call("POST", "domains", "{\"namespace\":\"a/b\",\"id\":\"c\"}")
                        .status())
                .isEqualTo(422);
        assertThat(admin.get("domains").items("id")).contains("plans", "closed", "default");
        try (RealtimePeer peer = RealtimePeer.open(target, "/acme/plans")) {
            assertThat(peer.connectAnonymously("Ada").hasSuccess()).isTrue();
            Answer offline = admin.call(
                    "PATCH",
                    "domains/acme/plans",
                    "{\"availability\":\"offline\",\"displayName\":\"P\",\"config\":{\"authentication\":"
                            + "{\"reconnectTokenValidityMinutes\":5}}}");
            assertThat(offline.json().getString("availability")).isEqualTo("offline");
            assertThat(offline.json().getString("displayName")).isEqualTo("P");
            assertThat(offline.json()
                            .getJsonObject("config")
                            .getJsonObject("authentication")
                            .toString())
                    .isEqualTo("{\"anonymousAuthEnabled\":true,\"reconnectTokenValidityMinutes\":5}");
            peer.socket().awaitClose(RawWebSocket.PATIENCE);
        }
        assertThat(admin.call("PATCH", "domains/acme/plans", "{\"availability\":\"odd\"}")
                        .problem())
                .isEqualTo("422 availability");
        admin.call("POST", "domains/acme/plans/users", "{\"username\":\"ann\"}");
        admin.call("PUT", "domains/acme/plans/groups/g", "{\"members\":[\"ann\"]}");
        assertThat(admin.delete("domains/acme/plans").status()).isEqualTo(204);
        assertThat(admin.get("domains/acme/plans").status()).isEqualTo(404);
        assertThat(admin.delete("domains/acme/plans").status()).isEqualTo(404);
        assertThat(admin.get("domains/acme/plans/users").status()).isEqualTo(404);
    }

    private boolean logsIn(String password) throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target, PATH)) {
            ConnectionResponseMessage answer = peer.connect(RealtimePeer.login()
                    .setPassword(PasswordAuthRequestData.newBuilder()
                            .setUsername("ann")
                            .setPassword(password)));
            if (answer.hasSuccess()) {
                peer.await(BodyCase.PRESENCEAVAILABILITYCHANGED);
            }
            return answer.hasSuccess();
        }
    }
}
