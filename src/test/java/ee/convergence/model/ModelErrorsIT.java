package ee.convergence.model;

import static ee.convergence.model.ModelRequests.assertNames;
import static ee.convergence.model.ModelRequests.error;
import static ee.convergence.model.ModelRequests.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.core.Int32List;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error codes of model.md section 16, with their details, and that nobody is disturbed by what causes them. */
class ModelErrorsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private static final String MANUAL = "/convergence/manual";
    private static final int UNKNOWN = 999;
    private static final ReferenceValues POSITION = ReferenceValues.newBuilder()
            .setIndices(Int32List.newBuilder().addValues(1))
            .build();

    /** All messages with a resource id but requests. */
    static final List<ConvergenceMessage> NORMAL = List.of(
            ModelRequests.submission(UNKNOWN, 1, 1, ModelRequests.insertion("x")),
            ModelRequests.share(UNKNOWN, ModelSample.TEXT, "key", POSITION, 1),
            ModelRequests.set(UNKNOWN, ModelSample.TEXT, "key", POSITION, 1),
            ModelRequests.clear(UNKNOWN, ModelSample.TEXT, "key"),
            ModelRequests.unshare(UNKNOWN, ModelSample.TEXT, "key"),
            ModelRequests.resynchronized(UNKNOWN));

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer peer;

    @BeforeEach
    void create() throws IOException {
        peer = RealtimePeer.connected(SERVER.target());
        ConvergenceMessage answer = peer.request(ModelRequests.create(ModelRequests.creation(id)));
        assertThat(answer.getCreateRealTimeModelResponse().getModelId()).isEqualTo(id);
    }

    @AfterEach
    void leave() throws IOException {
        peer.close();
    }

    @Test
    void whatIsOpenIsNotOpenedAgain() throws IOException {
        int resource = opened(peer, id).getResourceId();
        assertNames(peer.request(ModelRequests.open(id)), "model_already_open", id);
        assertNames(peer.request(ModelRequests.openAutoCreate(id)), "model_already_open", id);
        assertNames(peer.request(ModelRequests.resync(id, 1)), "model_already_open", id);
        peer.send(ModelRequests.submission(resource, 1, 1, ModelRequests.insertion("x")));
        assertThat(peer.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(1);
    }

    @Test
    void whoResynchronizesDoesNotOpen() throws IOException {
        ConvergenceMessage answer = peer.request(ModelRequests.resync(id, 1));
        int resource = answer.getModelResyncResponse().getResourceId();
        assertNames(peer.request(ModelRequests.open(id)), "model_already_open", id);
        assertNames(peer.request(ModelRequests.resync(id, 1)), "model_already_open", id);
        peer.send(ModelRequests.resynchronized(resource));
        assertThat(peer.await(BodyCase.MODELRESYNCSERVERCOMPLETE)
                        .getModelResyncServerComplete()
                        .getConnectedClientsCount())
                .isEqualTo(1);
    }

    @Test
    void whoWaitsToOpenDoesNotWaitTwice() throws IOException {
        String absent = id + "-absent";
        int first = peer.ask(ModelRequests.openAutoCreate(absent));
        ConvergenceMessage question = peer.await(BodyCase.MODELAUTOCREATECONFIGREQUEST);
        assertNames(peer.request(ModelRequests.open(absent)), "model_already_opening", absent);
        assertNames(peer.request(ModelRequests.resync(absent, 1)), "model_already_opening", absent);
        peer.send(AutoCreationAnswers.data(question, ModelSample.root()));
        assertThat(opened(peer.response(first)).getVersion()).isEqualTo(1);
    }

    @Test
    void whatDoesNotExistIsNotFound() throws IOException {
        String absent = id + "-absent";
        for (ConvergenceMessage.Builder request : List.of(
                ModelRequests.open(absent),
                ModelRequests.resync(absent, 1),
                ModelRequests.delete(absent),
                ModelRequests.permissions(absent),
                ModelRequests.changePermissions(absent))) {
            assertNames(peer.request(request), "model_not_found", absent);
        }
    }

    @Test
    void whatIsNotOpenIsNotClosed() throws IOException {
        error(peer.request(ModelRequests.close(0)), "model_not_open");
        int resource = opened(peer, id).getResourceId();
        error(peer.request(ModelRequests.close(resource + 1)), "model_not_open");
        assertThat(peer.request(ModelRequests.close(resource)).hasCloseRealTimeModelResponse())
                .isTrue();
        error(peer.request(ModelRequests.close(resource)), "model_not_open");
    }

    @Test
    void resourceIdsCountFromZeroAndAreNotUsedAgain() throws IOException {
        assertThat(opened(peer, id).getResourceId()).isZero();
        peer.request(ModelRequests.close(0));
        assertThat(opened(peer, id).getResourceId()).isEqualTo(1);
        peer.send(ModelRequests.submission(0, 1, 1, ModelRequests.insertion("x")));
        assertUnknownResource(0);
    }

    @ParameterizedTest
    @FieldSource("NORMAL")
    void anUnknownResourceIdIsAnswered(ConvergenceMessage message) throws IOException {
        int resource = opened(peer, id).getResourceId();
        peer.send(message);
        assertUnknownResource(UNKNOWN);
        peer.send(ModelRequests.submission(resource, 1, 1, ModelRequests.insertion("x")));
        assertThat(peer.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(1);
    }

    private void assertUnknownResource(int resource) throws IOException {
        ConvergenceMessage answer = peer.await(BodyCase.ERROR);
        assertThat(answer.hasResponseId()).isFalse();
        ErrorMessage error = error(answer, "unknown_resource_id");
        assertThat(error.getDetailsMap().get("resourceId").getNumberValue()).isEqualTo(resource);
    }

    @Test
    void anIdInUseIsToldWithItsAge() throws IOException {
        String other = id + "-old";
        Timestamp time = Timestamp.newBuilder()
                .setSeconds(1234567890)
                .setNanos(123_000_000)
                .build();
        peer.request(ModelRequests.create(ModelRequests.creation(other).setCreatedTime(time)));
        ErrorMessage error =
                error(peer.request(ModelRequests.create(ModelRequests.creation(other))), "model_already_exists");
        assertThat(error.getDetailsMap().get("fingerprint").getStringValue()).isEqualTo("1234567890123");
        assertThat(opened(peer, other).getCreatedTime()).isEqualTo(time);
    }

    @Test
    void aMissingCollectionIsNamed() throws IOException {
        try (RealtimePeer manual = RealtimePeer.open(SERVER.target(), MANUAL)) {
            assertThat(manual.connectAnonymously("Ada").hasSuccess()).isTrue();
            ErrorMessage error = error(
                    manual.request(ModelRequests.create(ModelRequests.creation(id))), "collection_does_not_exist");
            assertThat(error.getDetailsMap().get("collectionId").getStringValue())
                    .isEqualTo("raw");
        }
    }

    static Stream<CreateRealtimeModelRequestMessage.Builder> incomplete() {
        DataValue noDate = DataValue.newBuilder()
                .setDateValue(DateValue.newBuilder().setId("@:1"))
                .build();
        return Stream.of(
                ModelRequests.creation("incomplete").clearData(),
                ModelRequests.creation("incomplete").setData(with(DataValue.getDefaultInstance())),
                ModelRequests.creation("incomplete").setData(with(noDate)),
                // What is missing comes before what is wrong.
                ModelRequests.creation("incomplete").clearData().setCollectionId(""));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void incompleteDataIsNoMessage(CreateRealtimeModelRequestMessage.Builder creation) throws IOException {
        error(peer.request(ModelRequests.create(creation)), "invalid_message");
        assertNames(peer.request(ModelRequests.open("incomplete")), "model_not_found", "incomplete");
    }

    static Stream<CreateRealtimeModelRequestMessage.Builder> impossible() {
        return Stream.of(
                ModelRequests.creation("impossible").setCollectionId(""),
                ModelRequests.creation("impossible").setData(with(ModelSample.string(ModelSample.ROOT, ""))),
                ModelRequests.creation("impossible").setData(with(ModelSample.string("", ""))),
                ModelRequests.creation("impossible").setData(ObjectValue.getDefaultInstance()));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void impossibleDataIsRefused(CreateRealtimeModelRequestMessage.Builder creation) throws IOException {
        error(peer.request(ModelRequests.create(creation)), "invalid_model_creation_data");
        assertNames(peer.request(ModelRequests.open("impossible")), "model_not_found", "impossible");
    }

    private static ObjectValue with(DataValue child) {
        return ObjectValue.newBuilder()
                .setId(ModelSample.ROOT)
                .putChildren("child", child)
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE})
    void aVersionThatNeverWasIsNotResynchronized(long version) throws IOException {
        error(peer.request(ModelRequests.resync(id, version)), "invalid_message");
        assertThat(opened(peer, id).getVersion()).isEqualTo(1);
    }
}
