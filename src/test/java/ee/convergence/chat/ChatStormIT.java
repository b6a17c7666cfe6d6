package ee.convergence.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that publishes as fast as it can and reads nothing, beside others who behave. */
@DisplayName("A storm of messages")
class ChatStormIT {

    private static final int STORM = 200_000;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(LoginDomains.settings());

    private final String id = "c" + UUID.randomUUID();
    private final ExecutorService weather = Executors.newSingleThreadExecutor();
    private ChatPeer storming;
    private ChatPeer neighbour;
    private ChatPeer stranger;

    @BeforeEach
    void arrive() throws IOException {
        storming = ChatPeer.arrived(SERVER.target());
        neighbour = ChatPeer.arrived(SERVER.target());
        stranger = ChatPeer.arrived(SERVER.target());
        storming.request(ChatRequests.create(id, List.of(storming.username(), neighbour.username())));
        stranger.request(ChatRequests.create(id + "-other", List.of(stranger.username())));
    }

    @AfterEach
    void leave() throws IOException {
        weather.shutdownNow();
        storming.close();
        neighbour.close();
        stranger.close();
    }

    @Test
    void endsForWhomeverSendsItAndHarmsNobodyElse() throws Exception {
        CompletableFuture<Integer> storm = CompletableFuture.supplyAsync(this::storm, weather);
        int answered = 0;
        while (!storm.isDone()) {
            assertPublished(neighbour, id);
            assertPublished(stranger, id + "-other");
            answered++;
        }
        System.err.println("STORM sent " + storm.get() + " answered " + answered);
        assertThat(answered).isPositive();
        assertThat(storm.get()).isLessThan(STORM);
        assertPublished(neighbour, id);
        assertPublished(stranger, id + "-other");
    }

    /** How many messages could be sent. */
    private int storm() {
        for (int sent = 0; sent < STORM; sent++) {
            try {
                storming.ask(ChatRequests.publish(id, "storm"));
            } catch (IOException closed) {
                return sent;
            }
        }
        return STORM;
    }

    private static void assertPublished(ChatPeer peer, String chat) throws IOException {
        ConvergenceMessage answer = peer.request(ChatRequests.publish(chat, "calm"));
        assertThat(answer.hasPublishChatMessageResponse()).as("%s", answer).isTrue();
    }
}
