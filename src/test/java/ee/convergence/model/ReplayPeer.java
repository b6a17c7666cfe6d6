package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ModelResyncResponseMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;

/**
 * A client that has one model open or resynchronizes it, and asserts of every operation and acknowledgement that it is the
 * next one. Not thread-safe.
 */
final class ReplayPeer implements AutoCloseable {

    private final RealtimePeer peer;
    private final int resource;
    private long version;
    private int sequence;
    private int acknowledged;

    private ReplayPeer(RealtimePeer peer, int resource, long version) {
        this.peer = peer;
        this.resource = resource;
        this.version = version;
    }

    /** Opens a model. */
    static ReplayPeer opened(RealtimePeer peer, String id) throws IOException {
        OpenRealtimeModelResponseMessage opened = ModelRequests.opened(peer, id);
        return new ReplayPeer(peer, opened.getResourceId(), opened.getVersion());
    }

    /** Begins to resynchronize a model, and is told that it is to send again what it has to send at this version. */
    static ReplayPeer resynchronizing(RealtimePeer peer, String id, long from, long told) throws IOException {
        ConvergenceMessage answer = peer.request(ModelRequests.resync(id, from));
        assertThat(answer.hasModelResyncResponse()).as("%s", answer).isTrue();
        ModelResyncResponseMessage response = answer.getModelResyncResponse();
        assertThat(response.getCurrentVersion()).isEqualTo(told);
        return new ReplayPeer(peer, response.getResourceId(), from);
    }

    RealtimePeer peer() {
        return peer;
    }

    long version() {
        return version;
    }

    /** How many of its operations were acknowledged. */
    int acknowledged() {
        return acknowledged;
    }

    /** Submits an operation at the version that it has reached. */
    void submit(OperationData operation) throws IOException {
        peer.send(ModelRequests.submission(resource, ++sequence, version, operation));
    }

    /** Submits an operation and awaits its acknowledgement. */
    void edit(OperationData operation) throws IOException {
        submit(operation);
        awaitAcknowledged(sequence);
    }

    void awaitAcknowledged(int count) throws IOException {
        while (acknowledged < count) {
            receive();
        }
    }

    /** Receives operations until this version is reached. */
    void followTo(long wanted) throws IOException {
        while (version < wanted) {
            receive();
        }
    }

    /** Has resynchronized, and keeps the model open. */
    void complete() throws IOException {
        peer.send(ModelRequests.resynchronized(resource));
    }

    /** Receives what follows up to the end of the resynchronization; returns how many have the model open. */
    int awaitCompleted() throws IOException {
        ConvergenceMessage message = receive();
        while (!message.hasModelResyncServerComplete()) {
            message = receive();
        }
        return message.getModelResyncServerComplete().getConnectedClientsCount();
    }

    /** Receives a message. */
    private ConvergenceMessage receive() throws IOException {
        ConvergenceMessage message = peer.next();
        if (message.hasRemoteOperation()) {
            assertThat(message.getRemoteOperation().getContextVersion()).isEqualTo(version++);
        } else if (message.hasOperationAck()) {
            assertThat(message.getOperationAck().getVersion()).isEqualTo(version++);
            assertThat(message.getOperationAck().getSequenceNumber()).isEqualTo(++acknowledged);
        } else {
            assertThat(message.getBodyCase())
                    .as("%s", message)
                    .isNotIn(BodyCase.ERROR, BodyCase.FORCECLOSEREALTIMEMODEL);
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
