package ee.convergence.model;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.ErrorMessage;
import ee.convergence.protocol.wire.model.AutoCreateModelConfigResponseMessage;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.ObjectValue;
import java.util.List;

/** What a client may answer when it is asked what a model is to begin with (model.md section 4.2). */
final class AutoCreationAnswers {

    private AutoCreationAnswers() {}

    /** That it begins with this. */
    static ConvergenceMessage data(ConvergenceMessage question, ObjectValue data) {
        return answer(question, usual().setData(data));
    }

    /** That it begins empty. */
    static ConvergenceMessage nothing(ConvergenceMessage question) {
        return answer(question, usual());
    }

    /** That it begins empty and is gone with its last participant. */
    static ConvergenceMessage ephemeral(ConvergenceMessage question) {
        return answer(question, usual().setEphemeral(true));
    }

    /** All that is no answer: an error, incomplete data, data with an id twice, no collection. */
    static List<ConvergenceMessage> unusable(ConvergenceMessage question) {
        ObjectValue incomplete = ObjectValue.newBuilder()
                .setId(ModelSample.ROOT)
                .putChildren("child", DataValue.getDefaultInstance())
                .build();
        ObjectValue twice = ObjectValue.newBuilder()
                .setId(ModelSample.ROOT)
                .putChildren("child", ModelSample.string(ModelSample.ROOT, ""))
                .build();
        return List.of(
                answering(question)
                        .setError(ErrorMessage.newBuilder().setCode("unknown_model"))
                        .build(),
                data(question, incomplete),
                data(question, twice),
                answer(question, usual().setCollection("")));
    }

    private static AutoCreateModelConfigResponseMessage.Builder usual() {
        return AutoCreateModelConfigResponseMessage.newBuilder().setCollection("raw");
    }

    private static ConvergenceMessage answer(
            ConvergenceMessage question, AutoCreateModelConfigResponseMessage.Builder config) {
        return answering(question).setModelAutoCreateConfigResponse(config).build();
    }

    private static ConvergenceMessage.Builder answering(ConvergenceMessage question) {
        return ConvergenceMessage.newBuilder().setResponseId(question.getRequestId());
    }
}
