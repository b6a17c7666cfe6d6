package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.CloseRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OpenRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** A client without manners that has one model open: it sends what it is told to. Not thread-safe. */
final class ModelPeer implements AutoCloseable {

    private static final Set<BodyCase> OUTCOMES =
            EnumSet.of(BodyCase.OPERATIONACK, BodyCase.FORCECLOSEREALTIMEMODEL, BodyCase.ERROR);

    private final RealtimePeer peer;
    private final String id;
    private int resource;
    private int sequence;
    private long version;
    private ModelTree tree;

    private ModelPeer(RealtimePeer peer, String id) {
        this.peer = peer;
        this.id = id;
    }

    /** Creates a model. */
    static void create(Target target, String id, ObjectValue data) throws IOException {
        try (RealtimePeer peer = RealtimePeer.connected(target)) {
            ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                    .setCreateRealTimeModelRequest(CreateRealtimeModelRequestMessage.newBuilder()
                            .setCollectionId("malformed")
                            .setModelId(StringValue.of(id))
                            .setData(data)));
            assertThat(answer.getCreateRealTimeModelResponse().getModelId()).isEqualTo(id);
        }
    }

    /** Opens a model on a connection of its own. */
    static ModelPeer open(Target target, String id) throws IOException {
        ModelPeer opened = new ModelPeer(RealtimePeer.connected(target), id);
        opened.open();
        return opened;
    }

    /** Opens the model, again if it was closed. */
    void open() throws IOException {
        ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                .setOpenRealTimeModelRequest(
                        OpenRealtimeModelRequestMessage.newBuilder().setModelId(StringValue.of(id))));
        assertThat(answer.getBodyCase()).as(answer.toString()).isEqualTo(BodyCase.OPENREALTIMEMODELRESPONSE);
        OpenRealtimeModelResponseMessage opened = answer.getOpenRealTimeModelResponse();
        resource = opened.getResourceId();
        version = opened.getVersion();
        sequence = 0;
        try {
            tree = new ModelTree(ValueWire.decodeRoot(opened.getData()));
        } catch (MalformedDataException | OperationRejectedException corrupt) {
            throw new AssertionError("The server sent a corrupt model: " + opened, corrupt);
        }
    }

    /** Closes the model. */
    void leave() throws IOException {
        ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                .setCloseRealTimeModelRequest(
                        CloseRealtimeModelRequestMessage.newBuilder().setResourceId(resource)));
        assertThat(answer.getBodyCase()).as(answer.toString()).isEqualTo(BodyCase.CLOSEREALTIMEMODELRESPONSE);
    }

    /** Submits an operation on what is known of the model. */
    void submit(OperationData operation) throws IOException {
        submit(operation, version);
    }

    /** Submits an operation with a context version. */
    void submit(OperationData operation, long contextVersion) throws IOException {
        peer.send(ConvergenceMessage.newBuilder()
                .setOperationSubmission(OperationSubmissionMessage.newBuilder()
                        .setResourceId(resource)
                        .setSequenceNumber(++sequence)
                        .setContextVersion(contextVersion)
                        .setOperation(operation))
                .build());
    }

    /** Receives the acknowledgement, the forced end or the error that answers what was submitted. */
    ConvergenceMessage outcome() throws IOException {
        ConvergenceMessage message = peer.next();
        while (!OUTCOMES.contains(message.getBodyCase())) {
            message = peer.next();
        }
        return message;
    }

    /** Receives operations of others, and applies them, until this version is reached. */
    void followTo(long wanted) throws IOException {
        while (version < wanted) {
            RemoteOperationMessage remote = peer.await(BodyCase.REMOTEOPERATION).getRemoteOperation();
            assertThat(remote.getContextVersion()).isEqualTo(version);
            try {
                tree.apply(OperationWire.decode(remote.getOperation()));
            } catch (MalformedDataException | OperationRejectedException unusable) {
                throw new AssertionError("The server relayed what cannot be applied: " + remote, unusable);
            }
            version++;
        }
    }

    long version() {
        return version;
    }

    /** The model as this client knows it. */
    ObjectNode root() {
        return tree.toNode();
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
