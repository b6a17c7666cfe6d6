package ee.convergence.model.live;

import ee.convergence.domain.UserId;
import ee.convergence.model.access.Rights;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.AutoCreateModelConfigRequestMessage;
import ee.convergence.protocol.wire.model.AutoCreateModelConfigResponseMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Asks those who open a model that does not exist what it is to begin with; the first good answer creates it (model.md
 * section 4.2). Not thread-safe: touched by the model's mailbox only.
 */
final class AutoCreation {

    private record Answer(Opening opening, AutoCreateModelConfigResponseMessage config) {}

    private static final ObjectNode NOTHING = new ObjectNode("0:1", Map.of());

    private final LiveModel model;
    private final Entrance entrance;
    private final ModelContext context;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private int questions;
    private boolean creating;

    AutoCreation(LiveModel model, Entrance entrance, ModelContext context) {
        this.model = model;
        this.entrance = entrance;
        this.context = context;
    }

    /** Asks this one, if it can be asked. */
    void ask(Opening opening) {
        if (opening.autoCreateId().isEmpty()) {
            return;
        }
        questions++;
        ConvergenceMessage.Builder question = ConvergenceMessage.newBuilder()
                .setModelAutoCreateConfigRequest(AutoCreateModelConfigRequestMessage.newBuilder()
                        .setAutoCreateId(opening.autoCreateId().get()));
        opening.session()
                .request(question, context.settings().autoCreateTimeout())
                .whenComplete((answer, failure) -> model.post(() -> answered(opening, answer, failure)));
    }

    /** If nobody can create it any more, those who wait are told so. */
    void settle() {
        if (!creating && !answers.isEmpty()) {
            create(answers.removeFirst());
        } else if (!creating && questions == 0) {
            entrance.nobodyCreates();
        }
    }

    private void answered(Opening opening, ConvergenceMessage answer, Throwable failure) {
        questions--;
        if (!model.isAbsent()) {
            return;
        }
        if (!entrance.contains(opening)) {
            settle();
            return;
        }
        if (failure != null || !answer.hasModelAutoCreateConfigResponse()) {
            fail(opening, "The client did not say what the model is to begin with.");
        } else if (answer.getModelAutoCreateConfigResponse().getCollection().isEmpty()) {
            fail(opening, "The collection must not be empty.");
        } else {
            answers.addLast(new Answer(opening, answer.getModelAutoCreateConfigResponse()));
        }
        settle();
    }

    private void create(Answer answer) {
        Opening opening = answer.opening();
        if (!entrance.contains(opening)) {
            settle();
            return;
        }
        NewModel wanted;
        try {
            wanted = wanted(answer.config());
        } catch (MalformedDataException malformed) {
            fail(opening, malformed.getMessage());
            settle();
            return;
        }
        creating = true;
        context.creation()
                .create(opening.session().domain(), opening.session().user(), wanted)
                .whenComplete((refusal, failure) -> model.post(() -> created(opening, refusal, failure)));
    }

    private void created(Opening opening, Optional<Refusal> refusal, Throwable failure) {
        creating = false;
        if (!model.isAbsent()) {
            return;
        }
        boolean exists = failure == null
                && refusal.map(reason -> reason.code() == ErrorCode.MODEL_ALREADY_EXISTS)
                        .orElse(true);
        if (exists) {
            answers.clear();
            model.load();
        } else {
            fail(
                    opening,
                    failure != null
                            ? "The model could not be created."
                            : refusal.get().message());
            settle();
        }
    }

    private void fail(Opening opening, String reason) {
        entrance.refuse(opening, Refusal.of(ErrorCode.DATA_REQUEST_FAILURE, reason));
    }

    private NewModel wanted(AutoCreateModelConfigResponseMessage config) throws MalformedDataException {
        Map<UserId, Rights> users = ModelInput.users(config.getUserPermissionsList());
        return new NewModel(
                model.key().id(),
                config.getCollection(),
                config.hasData() ? ValueWire.decode(config.getData()) : NOTHING,
                Optional.empty(),
                config.getOverridePermissions(),
                config.hasWorldPermissions() ? RightsWire.decode(config.getWorldPermissions()) : Rights.NONE,
                users,
                config.getEphemeral());
    }
}
