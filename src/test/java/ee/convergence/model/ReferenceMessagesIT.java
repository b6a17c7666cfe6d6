package ee.convergence.model;

import static ee.convergence.model.ModelRequests.clear;
import static ee.convergence.model.ModelRequests.opened;
import static ee.convergence.model.ModelRequests.set;
import static ee.convergence.model.ModelRequests.share;
import static ee.convergence.model.ModelRequests.unshare;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REFERENCECLEARED;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REFERENCESET;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REFERENCESHARED;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REFERENCEUNSHARED;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.Int32List;
import ee.convergence.protocol.wire.core.StringList;
import ee.convergence.protocol.wire.model.IndexRange;
import ee.convergence.protocol.wire.model.IndexRangeList;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.ReferenceData;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/** What the server does with each message about a reference (references.md section 2; scenarios 13 to 15). */
class ReferenceMessagesIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private static final int INVALID_REFERENCE = 5;
    private static final String MODEL = "";
    private static final ReferenceValues RANGE = ReferenceValues.newBuilder()
            .setRanges(IndexRangeList.newBuilder()
                    .addValues(IndexRange.newBuilder().setStartIndex(3).setEndIndex(1)))
            .build();
    private static final ReferenceValues PROPERTY = ReferenceValues.newBuilder()
            .setProperties(StringList.newBuilder().addValues("text"))
            .build();
    private static final Set<BodyCase> ABOUT_REFERENCES =
            EnumSet.of(REFERENCESHARED, REFERENCESET, REFERENCECLEARED, REFERENCEUNSHARED);

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer owner;
    private RealtimePeer witness;
    private int resource;

    @BeforeEach
    void open() throws IOException {
        owner = RealtimePeer.connected(SERVER.target());
        witness = RealtimePeer.connected(SERVER.target());
        owner.request(ModelRequests.create(ModelRequests.creation(id)));
        resource = opened(owner, id).getResourceId();
        opened(witness, id);
    }

    @AfterEach
    void leave() throws IOException {
        owner.close();
        witness.close();
    }

    static Stream<Arguments> misfits() {
        List<String> elements = List.of(
                MODEL, ModelSample.ROOT, ModelSample.TEXT, ModelSample.LIST, ModelSample.NUMBER, ModelSample.NOTHING);
        return Stream.of(index(1), RANGE, PROPERTY, elements(ModelSample.TEXT))
                .flatMap(values -> elements.stream()
                        .filter(element -> !fits(values, element))
                        .map(element -> Arguments.of(values.getValuesCase(), element, values)));
    }

    private static boolean fits(ReferenceValues values, String element) {
        return switch (values.getValuesCase()) {
            case INDICES, RANGES -> element.equals(ModelSample.TEXT);
            case PROPERTIES -> element.equals(ModelSample.ROOT);
            case ELEMENTS -> element.equals(MODEL);
            case VALUES_NOT_SET -> false;
        };
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("misfits")
    void theWrongKindPutsItsSenderOut(ReferenceValues.ValuesCase kind, String element, ReferenceValues values)
            throws IOException {
        owner.send(share(resource, element, "key", values, 1));
        assertPutOut();
    }

    @Test
    void aKindOtherThanTheSharedOnePutsItsSenderOut() throws IOException {
        owner.send(share(resource, ModelSample.TEXT, "key", index(1), 1));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCESHARED);
        owner.send(set(resource, ModelSample.TEXT, "key", RANGE, 1));
        assertPutOut();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, Long.MAX_VALUE, 1, 0, -1})
    void aVersionThatItsSenderCannotHavePutsItOut(long version) throws IOException {
        owner.send(ModelRequests.submission(resource, 1, 1, ModelRequests.insertion("x")));
        owner.await(BodyCase.OPERATIONACK);
        owner.send(share(resource, ModelSample.TEXT, "first", index(1), 2));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCESHARED);
        owner.send(share(resource, ModelSample.TEXT, "key", index(1), version));
        assertPutOut();
    }

    @Test
    void whatIsSharedTwiceIsSet() throws IOException {
        owner.send(share(resource, ModelSample.TEXT, "key", index(1), 1));
        owner.send(share(resource, ModelSample.TEXT, "key", index(2), 1));
        owner.send(clear(resource, ModelSample.TEXT, "key"));
        owner.send(set(resource, ModelSample.TEXT, "key", index(3), 1));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCESHARED);
        assertThat(next().getReferenceSet().getReferences()).isEqualTo(index(2));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCECLEARED);
        assertThat(next().getReferenceSet().getReferences()).isEqualTo(index(3));
    }

    @Test
    void whatIsSetUnsharedIsShared() throws IOException {
        owner.send(set(resource, ModelSample.TEXT, "key", index(1), 1));
        assertThat(next().getReferenceShared().getReferences()).isEqualTo(index(1));
        owner.send(unshare(resource, ModelSample.TEXT, "key"));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCEUNSHARED);
        owner.send(set(resource, ModelSample.TEXT, "key", index(2), 1));
        assertThat(next().getReferenceShared().getReferences()).isEqualTo(index(2));
    }

    @Test
    void whatIsNotSharedIsNeitherClearedNorUnshared() throws IOException {
        owner.send(clear(resource, ModelSample.TEXT, "unknown"));
        owner.send(unshare(resource, ModelSample.TEXT, "unknown"));
        owner.send(unshare(resource, MODEL, "unknown"));
        assertNothingCame();
    }

    @Test
    void whatIsOnARemovedElementIsIgnored() throws IOException {
        for (ConvergenceMessage message : List.of(
                share(resource, "missing", "key", index(1), 1),
                set(resource, "missing", "key", index(1), 1),
                clear(resource, "missing", "key"),
                unshare(resource, "missing", "key"))) {
            owner.send(message);
        }
        assertNothingCame();
    }

    @Test
    void theModelItselfIsNamedByNoElement() throws IOException {
        owner.send(share(resource, MODEL, "", elements("missing", ModelSample.LIST, "gone"), 99));
        ConvergenceMessage shared = next();
        assertThat(shared.getReferenceShared().hasValueId()).isFalse();
        assertThat(shared.getReferenceShared().getKey()).isEmpty();
        assertThat(shared.getReferenceShared().getReferences()).isEqualTo(elements(ModelSample.LIST));
        ReferenceData told = toldToNewcomer().get(0);
        assertThat(told.hasValueId()).isFalse();
        assertThat(told.getReference()).isEqualTo(elements(ModelSample.LIST));
    }

    @Test
    void whatPointsBeyondTheTextIsRelayedAsItIs() throws IOException {
        owner.send(share(resource, ModelSample.TEXT, "key", index(4711), 1));
        assertThat(next().getReferenceShared().getReferences()).isEqualTo(index(4711));
        owner.send(share(resource, ModelSample.TEXT, "range", RANGE, 1));
        assertThat(next().getReferenceShared().getReferences()).isEqualTo(RANGE);
    }

    @Test
    void whatConcurrentOperationsEndIsNotStored() throws IOException {
        owner.send(share(resource, ModelSample.TEXT, "key", index(1), 1));
        assertThat(next().getBodyCase()).isEqualTo(REFERENCESHARED);
        witness.send(ModelRequests.submission(0, 1, 1, MalformedOperations.text("new")));
        witness.await(BodyCase.OPERATIONACK);
        owner.send(set(resource, ModelSample.TEXT, "key", index(1), 1));
        owner.send(share(resource, ModelSample.TEXT, "other", index(1), 1));
        owner.send(unshare(resource, ModelSample.TEXT, "key"));
        assertNothingCame(2);
        assertThat(toldToNewcomer()).extracting(ReferenceData::getKey).containsExactly("marker");
    }

    @Test
    void whoResynchronizesSharesNothing() throws IOException {
        try (RealtimePeer other = RealtimePeer.connected(SERVER.target())) {
            int theirs = other.request(ModelRequests.resync(id, 1))
                    .getModelResyncResponse()
                    .getResourceId();
            other.send(share(theirs, ModelSample.TEXT, "early", index(1), 1));
            other.send(share(theirs, ModelSample.NUMBER, "early and wrong", index(1), 1));
            other.send(ModelRequests.resynchronized(theirs));
            other.await(BodyCase.MODELRESYNCSERVERCOMPLETE);
            other.send(share(theirs, ModelSample.TEXT, "late", index(1), 1));
            assertThat(next().getReferenceShared().getKey()).isEqualTo("late");
        }
    }

    private static ReferenceValues index(int position) {
        return ReferenceValues.newBuilder()
                .setIndices(Int32List.newBuilder().addValues(position))
                .build();
    }

    private static ReferenceValues elements(String... ids) {
        return ReferenceValues.newBuilder()
                .setElements(StringList.newBuilder().addAllValues(List.of(ids)))
                .build();
    }

    /** The next that the witness is told of references. */
    private ConvergenceMessage next() throws IOException {
        ConvergenceMessage message = witness.next();
        while (!ABOUT_REFERENCES.contains(message.getBodyCase())) {
            message = witness.next();
        }
        return message;
    }

    private void assertPutOut() throws IOException {
        assertThat(owner.await(BodyCase.FORCECLOSEREALTIMEMODEL)
                        .getForceCloseRealTimeModel()
                        .getReasonCode())
                .isEqualTo(INVALID_REFERENCE);
        witness.await(BodyCase.REMOTECLIENTCLOSEDMODEL);
        assertThat(toldToNewcomer()).isEmpty();
        OperationData operation = ModelRequests.insertion("x");
        witness.send(ModelRequests.submission(0, 1, 1, operation));
        witness.await(BodyCase.OPERATIONACK);
    }

    private void assertNothingCame() throws IOException {
        assertNothingCame(1);
    }

    /** The owner still takes part, and the witness was told nothing before what it shares now. */
    private void assertNothingCame(long version) throws IOException {
        owner.send(share(resource, ModelSample.TEXT, "marker", index(0), version));
        assertThat(next().getReferenceShared().getKey()).isEqualTo("marker");
    }

    private List<ReferenceData> toldToNewcomer() throws IOException {
        try (RealtimePeer newcomer = RealtimePeer.connected(SERVER.target())) {
            return opened(newcomer, id).getReferencesList();
        }
    }
}
