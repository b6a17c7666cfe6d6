package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.model.ModelResyncResponseMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * A session begins to resynchronize the model: it gets all operations that it has not seen and then what follows (model.md
 * section 12.1, steps 2 to 5).
 *
 * <p>Operations of its own earlier sessions cannot be replayed to it: the published client takes such a message for an
 * acknowledgement with the sequence number 0, which it never expects. A session that has some is therefore told the
 * version that it has, upon which it sends again all that it does not know to be accepted. What was accepted is then
 * acknowledged by its sequence number, in its place among the others' operations.
 */
final class Resync implements Command {

    private final OpenModel model;
    private final Opening opening;
    private final long from;
    private final List<HistoryEntry> earlierOwn;
    private final long known;

    /**
     * @param earlierOwn operations of its earlier sessions that it has not seen
     * @param known the version up to which these are known; the rest is looked for in memory
     */
    Resync(OpenModel model, Opening opening, List<HistoryEntry> earlierOwn, long known) {
        this.model = model;
        this.opening = opening;
        this.from = opening.resyncFrom().orElseThrow();
        this.earlierOwn = earlierOwn;
        this.known = known;
    }

    @Override
    public long since() {
        return opening.session().formerIds().isEmpty() ? Long.MAX_VALUE : known;
    }

    @Override
    public void run(Step step) {
        step.otherwise(opening::refuse);
        if (opening.exchange().isFinished()) {
            return;
        }
        ModelRights rights = model.rightsOf(opening.participation());
        if (!rights.read()) {
            step.then(() -> opening.refuse(Refusal.unauthorized("read")));
        } else if (model.control().missingFrom(since()).isPresent()) {
            step.then(() -> opening.refuse(Refusal.of(ErrorCode.UNKNOWN, "The model has moved on too far.")));
        } else {
            resynchronize(step, rights);
        }
    }

    private void resynchronize(Step step, ModelRights rights) {
        long version = model.control().version();
        Session session = opening.session();
        List<HistoryEntry> own = own(session.formerIds());
        if (own.isEmpty()) {
            model.members().resynchronize(opening.participation());
            step.then(() -> begin(version, rights, Replay.of(session, from, version)));
        } else {
            model.members().resume(opening.participation(), from, own);
            step.then(() -> begin(from, rights, Replay.held(session, from, version)));
        }
    }

    private List<HistoryEntry> own(List<String> former) {
        if (former.isEmpty()) {
            return List.of();
        }
        List<HistoryEntry> own = new ArrayList<>(earlierOwn);
        model.control().entriesFrom(known).stream()
                .filter(entry -> former.contains(entry.session()))
                .forEach(own::add);
        return own;
    }

    private void begin(long version, ModelRights rights, Replay replay) {
        Participation participation = opening.participation();
        if (opening.exchange().isFinished() || !participation.begin()) {
            participation.model().leave(participation);
            return;
        }
        participation.told(rights);
        boolean told = opening.exchange()
                .reply(ConvergenceMessage.newBuilder()
                        .setModelResyncResponse(ModelResyncResponseMessage.newBuilder()
                                .setResourceId(participation.resourceId())
                                .setCurrentVersion(version)
                                .setPermissions(PermissionWire.encode(rights))));
        model.audience().resyncStarted(participation, replay);
        participation.model().replay();
        if (!told) {
            participation.model().leave(participation);
        }
    }
}
