package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that no correct client sends put out their sender, harm nobody else and corrupt nothing. */
class MalformedOperationsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private static final int ERROR_APPLYING_OPERATION = 4;
    private static final int SUBMISSIONS = 400;

    private String id;
    private ModelPeer sender;
    private ModelPeer witness;

    @BeforeEach
    void open() throws IOException {
        id = "m" + UUID.randomUUID();
        Target target = SERVER.target();
        ModelPeer.create(target, id, ModelSample.root());
        sender = ModelPeer.open(target, id);
        witness = ModelPeer.open(target, id);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        witness.close();
    }

    static Stream<Arguments> malformed() {
        return MalformedOperations.all().entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void putOutTheirSender(String what, OperationData operation) throws IOException {
        sender.submit(operation);
        assertPutOut();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE})
    void putOutTheirSenderForTheContext(long context) throws IOException {
        sender.submit(MalformedOperations.splice(ModelSample.TEXT, 0, 0, "x"), context);
        assertPutOut();
    }

    @Test
    void onAnUnknownElementCountAsVersions() throws IOException {
        sender.submit(MalformedOperations.splice("missing", 99, 0, "x"));
        assertThat(sender.outcome().getOperationAck().getVersion()).isEqualTo(1);
        witness.followTo(2);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofEveryKindCorruptNothing(long seed) throws IOException {
        RandomSubmissions submissions = new RandomSubmissions(seed);
        for (int i = 0; i < SUBMISSIONS; i++) {
            OperationData operation = submissions.next();
            sender.submit(operation, submissions.context(witness.version()));
            ConvergenceMessage outcome = sender.outcome();
            if (outcome.getBodyCase() == BodyCase.OPERATIONACK) {
                witness.followTo(outcome.getOperationAck().getVersion() + 1);
                sender.leave();
            } else {
                assertThat(outcome.getForceCloseRealTimeModel().getReasonCode())
                        .as("seed %s, %s, %s", seed, operation, outcome)
                        .isEqualTo(ERROR_APPLYING_OPERATION);
            }
            sender.open();
        }
        assertUnharmed();
    }

    private void assertPutOut() throws IOException {
        ConvergenceMessage outcome = sender.outcome();
        assertThat(outcome.getBodyCase()).isEqualTo(BodyCase.FORCECLOSEREALTIMEMODEL);
        assertThat(outcome.getForceCloseRealTimeModel().getReasonCode()).isEqualTo(ERROR_APPLYING_OPERATION);
        sender.open();
        assertThat(sender.version()).isEqualTo(1);
        assertUnharmed();
    }

    /** The model goes on as the witness knows it. */
    private void assertUnharmed() throws IOException {
        try (ModelPeer newcomer = ModelPeer.open(SERVER.target(), id)) {
            assertThat(newcomer.version()).isEqualTo(witness.version());
            assertThat(newcomer.root()).isEqualTo(witness.root());
            newcomer.submit(MalformedOperations.splice("missing", 0, 0, "x"));
            assertThat(newcomer.outcome().getBodyCase()).isEqualTo(BodyCase.OPERATIONACK);
            witness.followTo(newcomer.version() + 1);
        }
    }
}
