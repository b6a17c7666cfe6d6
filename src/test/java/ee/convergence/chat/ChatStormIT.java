package ee.convergence.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that publishes as fast as it can and reads nothing, beside others who behave. */
@DisplayName("A storm of messages")
class ChatStormIT {

    /** More than the server lets wait for a client, and what the operating systems take in between. */
    private static final int STORM = 60_000;

    private static final String DROP = "x".repeat(1_000);

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(LoginDomains.settings());

    private final String id = "c" + UUID.randomUUID();
    private final String elsewhere = id + "-other";
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ChatPeer storming;
    private ChatPeer neighbour;
    private ChatPeer stranger;

    @BeforeEach
    void arrive() throws IOException {
        storming = ChatPeer.arrived(SERVER.target());
        neighbour = ChatPeer.arrived(SERVER.target());
        stranger = ChatPeer.arrived(SERVER.target());
        storming.request(ChatRequests.create(id, List.of(storming.username(), neighbour.username())));
        stranger.request(ChatRequests.create(elsewhere, List.of(stranger.username())));
    }

    @AfterEach
    void leave() throws IOException {
        threads.shutdownNow();
        storming.close();
        neighbour.close();
        stranger.close();
    }

    @Test
    void endsForWhomeverSendsItAndHarmsNobodyElse() throws Exception {
        Future<?> storm = threads.submit(this::storm);
        Future<Integer> near = threads.submit(() -> publishedDuring(storm, neighbour, id));
        Future<Integer> far = threads.submit(() -> publishedDuring(storm, stranger, elsewhere));
        assertThat(near.get()).isPositive();
        assertThat(far.get()).isPositive();
        assertThatThrownBy(() -> storming.numbersTo(Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
        assertPublished(neighbour, id);
        assertPublished(stranger, elsewhere);
    }

    /** Sends until the connection is ended or everything is sent, and tells whether it is. */
    private boolean storm() {
        try {
            for (int i = 0; i < STORM; i++) {
                storming.ask(ChatRequests.publish(id, DROP));
            }
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** Publishes one message after the other until the storm is over; returns how many, all of them answered. */
    private static int publishedDuring(Future<?> storm, ChatPeer peer, String chat) throws IOException {
        int count = 0;
        while (!storm.isDone()) {
            assertPublished(peer, chat);
            count++;
        }
        return count;
    }

    private static void assertPublished(ChatPeer peer, String chat) throws IOException {
        ConvergenceMessage answer = peer.request(ChatRequests.publish(chat, "calm"));
        assertThat(answer.hasPublishChatMessageResponse()).as("%s", answer).isTrue();
    }
}
