package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.model.CloseRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.DeleteRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.ModelOfflineSubscriptionChangeRequestMessage;
import ee.convergence.protocol.wire.model.ModelOfflineSubscriptionChangeRequestMessage.ModelOfflineSubscriptionData;
import ee.convergence.protocol.wire.model.ModelPermissionsData;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import ee.convergence.protocol.wire.model.SetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.UserModelPermissionsData;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.List;

/** A client that keeps models offline, or changes those that another keeps. Not thread-safe. */
final class OfflinePeer implements AutoCloseable {

    static final ModelPermissionsData ALL = ModelPermissionsData.newBuilder()
            .setRead(true)
            .setWrite(true)
            .setRemove(true)
            .setManage(true)
            .build();
    static final ModelPermissionsData READ =
            ModelPermissionsData.newBuilder().setRead(true).build();
    static final ModelPermissionsData NONE = ModelPermissionsData.getDefaultInstance();

    private final RealtimePeer peer;
    private final DomainUserIdData user;
    private int sequence;

    private OfflinePeer(RealtimePeer peer) throws IOException {
        this.peer = peer;
        this.user = peer.connectAnonymously("Ada").getSuccess().getUser().getUserId();
    }

    /** A client of the open domain. */
    static OfflinePeer connected(Target target) throws IOException {
        return new OfflinePeer(RealtimePeer.open(target, Target.OPEN));
    }

    /** What the client has of a model. */
    static ModelOfflineSubscriptionData having(String id, long version, ModelPermissionsData permissions) {
        return ModelOfflineSubscriptionData.newBuilder()
                .setModelId(id)
                .setCurrentVersion(version)
                .setCurrentPermissions(permissions)
                .build();
    }

    /** Its user. */
    DomainUserIdData user() {
        return user;
    }

    /** Creates a model in a collection. */
    void create(String id, String collection, ObjectValue data) throws IOException {
        assertThat(peer.request(ConvergenceMessage.newBuilder()
                                .setCreateRealTimeModelRequest(CreateRealtimeModelRequestMessage.newBuilder()
                                        .setCollectionId(collection)
                                        .setModelId(StringValue.of(id))
                                        .setData(data)))
                        .getBodyCase())
                .isEqualTo(BodyCase.CREATEREALTIMEMODELRESPONSE);
    }

    /** Deletes a model, or tries to. */
    BodyCase delete(String id) throws IOException {
        return peer.request(ConvergenceMessage.newBuilder()
                        .setDeleteRealtimeModelRequest(
                                DeleteRealtimeModelRequestMessage.newBuilder().setModelId(id)))
                .getBodyCase();
    }

    /** Gives a user rights on a model. */
    void permit(String id, DomainUserIdData whom, ModelPermissionsData rights) throws IOException {
        assertThat(peer.request(ConvergenceMessage.newBuilder()
                                .setSetModelPermissionsRequest(SetModelPermissionsRequestMessage.newBuilder()
                                        .setModelId(id)
                                        .addSetUserPermissions(UserModelPermissionsData.newBuilder()
                                                .setUser(whom)
                                                .setPermissions(rights))))
                        .getBodyCase())
                .isEqualTo(BodyCase.SETMODELPERMISSIONSRESPONSE);
    }

    /** Opens a model. */
    OpenRealtimeModelResponseMessage open(String id) throws IOException {
        ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                .setOpenRealTimeModelRequest(
                        OpenRealtimeModelRequestMessage.newBuilder().setModelId(StringValue.of(id))));
        assertThat(answer.getBodyCase()).as(answer.toString()).isEqualTo(BodyCase.OPENREALTIMEMODELRESPONSE);
        sequence = 0;
        return answer.getOpenRealTimeModelResponse();
    }

    /** Inserts a letter into the text of the sample, on the version known; waits for the acknowledgement. */
    void edit(int resource, long version) throws IOException {
        peer.send(ConvergenceMessage.newBuilder()
                .setOperationSubmission(OperationSubmissionMessage.newBuilder()
                        .setResourceId(resource)
                        .setSequenceNumber(++sequence)
                        .setContextVersion(version)
                        .setOperation(MalformedOperations.splice(ModelSample.TEXT, 0, 0, "x")))
                .build());
        assertThat(peer.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(version);
    }

    /** Closes a model. */
    void leave(int resource) throws IOException {
        assertThat(peer.request(ConvergenceMessage.newBuilder()
                                .setCloseRealTimeModelRequest(CloseRealtimeModelRequestMessage.newBuilder()
                                        .setResourceId(resource)))
                        .getBodyCase())
                .isEqualTo(BodyCase.CLOSEREALTIMEMODELRESPONSE);
    }

    /** Opens a model, edits it once and closes it. */
    void editOnce(String id) throws IOException {
        OpenRealtimeModelResponseMessage opened = open(id);
        edit(opened.getResourceId(), opened.getVersion());
        leave(opened.getResourceId());
    }

    /** Subscribes in addition to what it keeps. */
    void subscribe(ModelOfflineSubscriptionData... models) throws IOException {
        assertThat(change(ModelOfflineSubscriptionChangeRequestMessage.newBuilder()
                                .addAllSubscribe(List.of(models)))
                        .getBodyCase())
                .isEqualTo(BodyCase.OK);
    }

    /** Changes what it keeps; the answer. */
    ConvergenceMessage change(ModelOfflineSubscriptionChangeRequestMessage.Builder change) throws IOException {
        return peer.request(ConvergenceMessage.newBuilder().setModelOfflineSubscriptionChange(change));
    }

    /** The next news of a model that it keeps. */
    OfflineModelUpdatedMessage news() throws IOException {
        return peer.await(BodyCase.MODELOFFLINEUPDATED).getModelOfflineUpdated();
    }

    /** The next message of a kind. */
    ConvergenceMessage await(BodyCase kind) throws IOException {
        return peer.await(kind);
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
