package ee.convergence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.identity.GetUsersRequestMessage;
import ee.convergence.protocol.wire.identity.SearchUsersRequestMessage;
import ee.convergence.protocol.wire.identity.UserField;
import ee.convergence.protocol.wire.identity.UserGroupsForUsersRequestMessage;
import ee.convergence.protocol.wire.identity.UserGroupsRequestMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the JavaScript client would never send (identity-presence.md sections 3 and 6). */
@DisplayName("An identity request")
abstract class IdentityRequestsContract {

    /** The settings of the server. */
    static final Map<String, String> SETTINGS = Map.of(
            "convergence.identity.max-list-length", "3",
            "convergence.identity.max-term-length", "5");

    /** The server under test. */
    abstract EmbeddedServer server();

    private RealtimePeer peer;

    @BeforeEach
    void connect() throws IOException {
        peer = RealtimePeer.connected(server().target());
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
    }

    @Test
    void mayBeEmpty() throws IOException {
        assertThat(peer.request(get(GetUsersRequestMessage.newBuilder())).hasUserListResponse())
                .isTrue();
        assertThat(peer.request(groups(0)).hasUserGroupsResponse()).isTrue();
        assertThat(peer.request(groupsOf(UserGroupsForUsersRequestMessage.newBuilder()))
                        .hasUserGroupsForUsersResponse())
                .isTrue();
    }

    @Test
    void namesUsersAsTheyAreNamed() throws IOException {
        DomainUserIdData unnamed = DomainUserIdData.getDefaultInstance();
        DomainUserIdData untyped = user("ann").toBuilder().setUserTypeValue(7).build();
        for (DomainUserIdData user : new DomainUserIdData[] {unnamed, untyped}) {
            assertInvalid(get(GetUsersRequestMessage.newBuilder().addUserIds(user)));
            assertInvalid(groupsOf(UserGroupsForUsersRequestMessage.newBuilder().addUsers(user)));
        }
        peer.proveAlive();
    }

    @Test
    void isNotTooLong() throws IOException {
        var four = Collections.nCopies(4, user("ann"));
        assertThat(peer.request(get(GetUsersRequestMessage.newBuilder().addAllUserIds(four.subList(0, 3))))
                        .getUserListResponse()
                        .getUserDataList())
                .isEmpty();
        assertInvalid(get(GetUsersRequestMessage.newBuilder().addAllUserIds(four)));
        assertInvalid(groupsOf(UserGroupsForUsersRequestMessage.newBuilder().addAllUsers(four)));
        assertInvalid(groups(4));
        assertInvalid(search().setValue("123456"));
    }

    @Test
    void searchesByFieldsThatThereAre() throws IOException {
        assertThat(peer.request(message(search())).hasUserListResponse()).isTrue();
        assertInvalid(search().clearFields());
        assertThat(assertInvalid(search().addFields(UserField.FIELD_NOT_SET)).getMessage())
                .isEqualTo("Invalid search field value");
        assertThat(assertInvalid(search().addFieldsValue(99)).getMessage()).isEqualTo("Invalid search field value");
        assertThat(assertInvalid(search().setOrderField(UserField.FIELD_NOT_SET))
                        .getMessage())
                .isEqualTo("Invalid order field value");
        assertThat(assertInvalid(search().setOrderFieldValue(99)).getMessage()).isEqualTo("Invalid order field value");
    }

    @Test
    void asksForNoNegativePage() throws IOException {
        assertInvalid(search().setLimit(Int32Value.of(-1)));
        assertInvalid(search().setOffset(Int32Value.of(-1)));
        assertThat(peer.request(message(search().setLimit(Int32Value.of(Integer.MAX_VALUE))
                                .setOffset(Int32Value.of(0))))
                        .hasUserListResponse())
                .isTrue();
    }

    @Test
    void findsNothingThatCannotBeStored() throws IOException {
        assertThat(peer.request(get(GetUsersRequestMessage.newBuilder().addUserIds(user("a\0b"))))
                        .getUserListResponse()
                        .getUserDataList())
                .isEmpty();
        assertThat(peer.request(message(search().setValue("\0")))
                        .getUserListResponse()
                        .getUserDataList())
                .isEmpty();
        ErrorMessage missing = peer.request(groups(1)).getError();
        assertThat(missing.getCode()).isEqualTo("group_not_found");
        assertThat(missing.getDetailsMap().get("id").getStringValue()).isEqualTo("\0" + 0);
    }

    private ErrorMessage assertInvalid(SearchUsersRequestMessage.Builder search) throws IOException {
        return assertInvalid(message(search));
    }

    private ErrorMessage assertInvalid(ConvergenceMessage.Builder request) throws IOException {
        ErrorMessage error = peer.request(request).getError();
        assertThat(error.getCode()).isEqualTo("invalid_message");
        assertThat(error.getMessage()).isNotEmpty();
        return error;
    }

    private static SearchUsersRequestMessage.Builder search() {
        return SearchUsersRequestMessage.newBuilder()
                .addFields(UserField.USERNAME)
                .setOrderField(UserField.USERNAME);
    }

    private static ConvergenceMessage.Builder message(SearchUsersRequestMessage.Builder search) {
        return ConvergenceMessage.newBuilder().setUserSearchRequest(search);
    }

    private static ConvergenceMessage.Builder get(GetUsersRequestMessage.Builder request) {
        return ConvergenceMessage.newBuilder().setUsersGetRequest(request);
    }

    private static ConvergenceMessage.Builder groupsOf(UserGroupsForUsersRequestMessage.Builder request) {
        return ConvergenceMessage.newBuilder().setUserGroupsForUsersRequest(request);
    }

    private static ConvergenceMessage.Builder groups(int count) {
        UserGroupsRequestMessage.Builder request = UserGroupsRequestMessage.newBuilder();
        for (int i = 0; i < count; i++) {
            request.addIds("\0" + i);
        }
        return ConvergenceMessage.newBuilder().setUserGroupsRequest(request);
    }

    private static DomainUserIdData user(String name) {
        return DomainUserIdData.newBuilder().setUsername(name).build();
    }
}
