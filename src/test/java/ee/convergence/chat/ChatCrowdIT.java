package ee.convergence.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.ChatInfoData;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Channels of many members, many of whom do the same thing at once. */
@DisplayName("A channel of many members")
class ChatCrowdIT {

    private static final int MEMBERS = 5_000;
    private static final int PRESENT = 200;
    private static final int ABSENT = MEMBERS - PRESENT;
    private static final int LATE = 20;
    private static final int JOINING = 100;
    private static final int MESSAGES = 2;
    private static final int AT_ONCE = 100;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(settings());

    private final String id = "c" + UUID.randomUUID();
    private final List<ChatPeer> peers = new ArrayList<>();

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(LoginDomains.settings());
        settings.put("convergence.chats.max-list-length", Integer.toString(MEMBERS));
        return settings;
    }

    @AfterEach
    void leave() throws IOException {
        for (ChatPeer peer : peers) {
            peer.close();
        }
    }

    @Test
    void tellsEveryoneEverythingInOrder() throws Exception {
        List<String> members = new ArrayList<>(absentees());
        peers.addAll(ChatPeer.arrived(SERVER.target(), PRESENT));
        List<ChatPeer> late = peers.subList(PRESENT - LATE, PRESENT);
        peers.subList(0, PRESENT - LATE).forEach(peer -> members.add(peer.username()));
        peers.get(0).request(ChatRequests.create(id, members));
        assertThat(joinAtOnce(late)).containsExactlyElementsOf(numbers(1, LATE));
        late.forEach(peer -> members.add(peer.username()));

        List<List<Integer>> requests = new ArrayList<>();
        for (ChatPeer peer : peers) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                own.add(peer.ask(ChatRequests.publish(id, peer.username() + " " + i)));
            }
            requests.add(own);
        }
        List<Long> published = new ArrayList<>();
        for (int i = 0; i < PRESENT; i++) {
            for (int request : requests.get(i)) {
                ConvergenceMessage answer = peers.get(i).answer(request);
                published.add(answer.getPublishChatMessageResponse().getEventNumber());
            }
        }
        long last = LATE + (long) PRESENT * MESSAGES;
        assertThat(published).containsExactlyInAnyOrderElementsOf(numbers(LATE + 1, last));
        for (ChatPeer peer : peers) {
            List<Long> told = peer.numbersTo(last);
            long first = late.contains(peer) ? told.get(0) : 1;
            assertThat(told).containsExactlyElementsOf(numbers(first, last));
        }
        assertComplete(
                peers.get(1).request(ChatRequests.get(id)).getGetChatsResponse().getChatInfoList(), members);
        assertComplete(
                peers.get(2)
                        .request(ChatRequests.joined())
                        .getGetJoinedChatsResponse()
                        .getChatInfoList(),
                members);
    }

    @Test
    void takesAllWhoJoinAtOnce() throws Exception {
        peers.addAll(ChatPeer.arrived(SERVER.target(), JOINING));
        peers.get(0).request(ChatRequests.create(id, List.of()));
        assertThat(joinAtOnce(peers)).containsExactlyElementsOf(numbers(1, JOINING));
        for (ChatPeer peer : peers) {
            List<Long> told = peer.numbersTo(JOINING);
            assertThat(told).containsExactlyElementsOf(numbers(told.get(0), JOINING));
        }
        List<String> all = peers.stream().map(ChatPeer::username).toList();
        assertComplete(
                peers.get(0).request(ChatRequests.get(id)).getGetChatsResponse().getChatInfoList(), all);
    }

    /** All join before anybody is answered; returns the numbers of their joining, in order. */
    private List<Long> joinAtOnce(List<ChatPeer> crowd) throws IOException {
        List<Integer> requests = new ArrayList<>();
        for (ChatPeer peer : crowd) {
            requests.add(peer.ask(ChatRequests.join(id)));
        }
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < crowd.size(); i++) {
            ConvergenceMessage answer = crowd.get(i).answer(requests.get(i));
            assertThat(answer.hasJoinChatResponse()).as("%s", answer).isTrue();
            ChatInfoData info = answer.getJoinChatResponse().getChatInfo();
            assertThat(names(info)).contains(crowd.get(i).username());
            numbers.add(info.getLastEventNumber());
        }
        return numbers.stream().sorted().toList();
    }

    private void assertComplete(List<ChatInfoData> infos, List<String> members) {
        assertThat(infos).singleElement().satisfies(info -> {
            assertThat(info.getId()).isEqualTo(id);
            assertThat(names(info)).isEqualTo(members.stream().sorted().toList());
        });
    }

    private static List<String> names(ChatInfoData info) {
        return info.getMembersList().stream()
                .map(member -> member.getUser().getUsername())
                .sorted()
                .toList();
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** Users who are not there. */
    private List<String> absentees() {
        List<String> names =
                IntStream.range(0, ABSENT).mapToObj(i -> "absent-" + i).toList();
        HttpClient http = HttpClient.newHttpClient();
        for (int from = 0; from < ABSENT; from += AT_ONCE) {
            names.subList(from, Math.min(ABSENT, from + AT_ONCE)).stream()
                    .map(name -> http.sendAsync(creation(name), BodyHandlers.discarding()))
                    .toList()
                    .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
        }
        return names;
    }

    private static HttpRequest creation(String username) {
        URI users = SERVER.process().uri("api/admin/domains/convergence/default/users");
        return HttpRequest.newBuilder(users)
                .header("Authorization", "Bearer " + NodeSuite.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\": \"" + username + "\"}"))
                .build();
    }
}
