package ee.convergence.model;

import static ee.convergence.model.ModelRequests.error;
import static ee.convergence.model.ModelRequests.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.domain.ServerDatabase;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that the server cannot answer in time (protocol.md section 1.2). */
class RequestTimeoutIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(Map.of(
                    "convergence.realtime.protocol.default-request-timeout", "2 s",
                    "convergence.realtime.limits.inbound.under-way", "1"))
            .thatFails();

    private final String begun = "m" + UUID.randomUUID();
    private final String between = begun + "-between";
    private final String waiting = begun + "-waiting";

    @Test
    void areAnsweredOnceAndThoseThatHadToWaitAreNotBegun() throws Exception {
        try (RealtimePeer ada = RealtimePeer.connected(SERVER.target())) {
            try (Connection stopped = new ServerDatabase(SERVER.databaseUrl()).lock()) {
                assertThat(stopped.isClosed()).isFalse();
                // The second may begin in the instant between the deadlines of the first and of itself.
                List<Integer> requests =
                        List.of(ada.ask(create(begun)), ada.ask(create(between)), ada.ask(create(waiting)));
                for (int request : requests) {
                    assertTimedOut(ada.response(request));
                }
            }
            // What had begun is carried out, and answered only once.
            await().untilAsserted(() -> opened(ada, begun));
            ConvergenceMessage answer = ada.request(create(waiting));
            assertThat(answer.hasCreateRealTimeModelResponse()).as("%s", answer).isTrue();
            assertThat(ada.has(BodyCase.CREATEREALTIMEMODELRESPONSE)).isFalse();
        }
    }

    private static ConvergenceMessage.Builder create(String id) {
        return ModelRequests.create(ModelRequests.creation(id));
    }

    private static void assertTimedOut(ConvergenceMessage answer) {
        assertThat(error(answer, "timeout").getMessage()).isEqualTo("An internal server timeout occurred");
    }
}
