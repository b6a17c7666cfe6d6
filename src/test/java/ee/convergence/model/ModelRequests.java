package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.model.ClearReferenceMessage;
import ee.convergence.protocol.wire.model.CloseRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.DeleteRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.GetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.ModelResyncClientCompleteMessage;
import ee.convergence.protocol.wire.model.ModelResyncRequestMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.OperationSubmissionMessage;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.protocol.wire.model.SetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.SetReferenceMessage;
import ee.convergence.protocol.wire.model.ShareReferenceMessage;
import ee.convergence.protocol.wire.model.UnshareReferenceMessage;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;

/** Requests and messages about models, as a client without manners may send them, and what is expected in return. */
final class ModelRequests {

    private ModelRequests() {}

    /** Creates a {@link ModelSample}. */
    static CreateRealtimeModelRequestMessage.Builder creation(String id) {
        return CreateRealtimeModelRequestMessage.newBuilder()
                .setCollectionId("raw")
                .setModelId(StringValue.of(id))
                .setData(ModelSample.root());
    }

    static ConvergenceMessage.Builder create(CreateRealtimeModelRequestMessage.Builder creation) {
        return ConvergenceMessage.newBuilder().setCreateRealTimeModelRequest(creation);
    }

    static ConvergenceMessage.Builder open(String id) {
        return ConvergenceMessage.newBuilder()
                .setOpenRealTimeModelRequest(
                        OpenRealtimeModelRequestMessage.newBuilder().setModelId(StringValue.of(id)));
    }

    static ConvergenceMessage.Builder openAutoCreate(String id) {
        return ConvergenceMessage.newBuilder()
                .setOpenRealTimeModelRequest(OpenRealtimeModelRequestMessage.newBuilder()
                        .setModelId(StringValue.of(id))
                        .setAutoCreateId(Int32Value.of(0)));
    }

    static ConvergenceMessage.Builder resync(String id, long version) {
        return ConvergenceMessage.newBuilder()
                .setModelResyncRequest(
                        ModelResyncRequestMessage.newBuilder().setModelId(id).setContextVersion(version));
    }

    static ConvergenceMessage resynchronized(int resource) {
        return ConvergenceMessage.newBuilder()
                .setModelResyncClientComplete(ModelResyncClientCompleteMessage.newBuilder()
                        .setResourceId(resource)
                        .setOpen(true))
                .build();
    }

    static ConvergenceMessage.Builder close(int resource) {
        return ConvergenceMessage.newBuilder()
                .setCloseRealTimeModelRequest(
                        CloseRealtimeModelRequestMessage.newBuilder().setResourceId(resource));
    }

    static ConvergenceMessage.Builder delete(String id) {
        return ConvergenceMessage.newBuilder()
                .setDeleteRealtimeModelRequest(
                        DeleteRealtimeModelRequestMessage.newBuilder().setModelId(id));
    }

    static ConvergenceMessage.Builder permissions(String id) {
        return ConvergenceMessage.newBuilder()
                .setGetModelPermissionsRequest(
                        GetModelPermissionsRequestMessage.newBuilder().setModelId(id));
    }

    static ConvergenceMessage.Builder changePermissions(String id) {
        return ConvergenceMessage.newBuilder()
                .setSetModelPermissionsRequest(
                        SetModelPermissionsRequestMessage.newBuilder().setModelId(id));
    }

    static ConvergenceMessage submission(int resource, int sequence, long context, OperationData operation) {
        return ConvergenceMessage.newBuilder()
                .setOperationSubmission(OperationSubmissionMessage.newBuilder()
                        .setResourceId(resource)
                        .setSequenceNumber(sequence)
                        .setContextVersion(context)
                        .setOperation(operation))
                .build();
    }

    /** An insertion in front of the sample's text. */
    static OperationData insertion(String text) {
        return MalformedOperations.splice(ModelSample.TEXT, 0, 0, text);
    }

    static ConvergenceMessage share(int resource, String element, String key, ReferenceValues values, long version) {
        return ConvergenceMessage.newBuilder()
                .setShareReference(ShareReferenceMessage.newBuilder()
                        .setResourceId(resource)
                        .setValueId(StringValue.of(element))
                        .setKey(key)
                        .setReferences(values)
                        .setVersion(version))
                .build();
    }

    static ConvergenceMessage set(int resource, String element, String key, ReferenceValues values, long version) {
        return ConvergenceMessage.newBuilder()
                .setSetReference(SetReferenceMessage.newBuilder()
                        .setResourceId(resource)
                        .setValueId(StringValue.of(element))
                        .setKey(key)
                        .setReferences(values)
                        .setVersion(version))
                .build();
    }

    static ConvergenceMessage clear(int resource, String element, String key) {
        return ConvergenceMessage.newBuilder()
                .setClearReference(ClearReferenceMessage.newBuilder()
                        .setResourceId(resource)
                        .setValueId(StringValue.of(element))
                        .setKey(key))
                .build();
    }

    static ConvergenceMessage unshare(int resource, String element, String key) {
        return ConvergenceMessage.newBuilder()
                .setUnshareReference(UnshareReferenceMessage.newBuilder()
                        .setResourceId(resource)
                        .setValueId(StringValue.of(element))
                        .setKey(key))
                .build();
    }

    /** The response to a request to open. */
    static OpenRealtimeModelResponseMessage opened(ConvergenceMessage answer) {
        assertThat(answer.hasOpenRealTimeModelResponse()).as("%s", answer).isTrue();
        return answer.getOpenRealTimeModelResponse();
    }

    /** Opens a model. */
    static OpenRealtimeModelResponseMessage opened(RealtimePeer peer, String id) throws IOException {
        return opened(peer.request(open(id)));
    }

    /** The error with this code that an answer must be. */
    static ErrorMessage error(ConvergenceMessage answer, String code) {
        assertThat(answer.hasError()).as("%s", answer).isTrue();
        assertThat(answer.getError().getCode()).as("%s", answer).isEqualTo(code);
        assertThat(answer.getError().getMessage()).isNotEmpty();
        return answer.getError();
    }

    /** Asserts that an answer is the error with this code that names a model. */
    static void assertNames(ConvergenceMessage answer, String code, String id) {
        assertThat(error(answer, code).getDetailsMap().get("id").getStringValue())
                .isEqualTo(id);
    }
}
