package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests and their answers (protocol.md sections 1.2, 3 and 12, 16). */
@DisplayName("A request")
abstract class CorrelationContract extends TransportContract {

    private static final Set<String> NOT_FROM_A_CLIENT_THEN =
            Set.of("connectionRequest", "modelAutoCreateConfigRequest");

    @Test
    void forTheTimeIsAnsweredTheTime() throws IOException {
        try (RealtimePeer peer = connected()) {
            ConvergenceMessage answer = peer.request(RealtimePeer.timeRequest());
            Timestamp time = answer.getServerTimeResponse().getServerTime();
            Instant instant = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
            assertThat(instant).isCloseTo(Instant.now(), Assertions.within(Duration.ofSeconds(5)));
        }
    }

    @Test
    void amongManyIsAnsweredOnceUnderItsOwnNumber() throws IOException {
        try (RealtimePeer peer = connected()) {
            List<Integer> asked = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                asked.add(peer.ask(RealtimePeer.timeRequest()));
            }
            List<Integer> answered = new ArrayList<>();
            while (answered.size() < asked.size()) {
                ConvergenceMessage message = peer.next();
                if (message.hasResponseId()) {
                    assertThat(message.hasRequestId()).isFalse();
                    answered.add(message.getResponseId().getValue());
                }
            }
            assertThat(answered).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void ofEveryKindIsAnsweredExactlyOnceEvenIfItIsEmpty() throws IOException {
        try (RealtimePeer peer = connected()) {
            List<Integer> asked = new ArrayList<>();
            for (FieldDescriptor kind : requests()) {
                ConvergenceMessage.Builder message = ConvergenceMessage.newBuilder();
                asked.add(peer.ask(
                        message.setField(kind, message.newBuilderForField(kind).build())));
            }
            List<Integer> answered = new ArrayList<>();
            while (answered.size() < asked.size()) {
                ConvergenceMessage message = peer.next();
                if (message.hasResponseId()) {
                    answered.add(message.getResponseId().getValue());
                }
            }
            assertThat(answered).containsExactlyInAnyOrderElementsOf(asked);
            peer.proveAlive();
        }
    }

    private static List<FieldDescriptor> requests() {
        return ConvergenceMessage.getDescriptor().getOneofs().get(0).getFields().stream()
                .filter(field ->
                        field.getName().endsWith("Request") || field.getName().equals("modelOfflineSubscriptionChange"))
                .filter(field -> !NOT_FROM_A_CLIENT_THEN.contains(field.getName()))
                .toList();
    }
}
