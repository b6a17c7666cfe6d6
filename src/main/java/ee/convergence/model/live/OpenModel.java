package ee.convergence.model.live;

import com.google.protobuf.StringValue;
import ee.convergence.config.ModelSettings;
import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.SnapshotMark;
import ee.convergence.model.store.StoredModel;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.ReferenceWire;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.model.ReferenceData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A model in memory: its data, who takes part, and what happened to it lately. Not thread-safe: touched by its mailbox
 * only.
 */
final class OpenModel {

    private static final long FIRST_VERSION = 1;
    private static final int FORGET = 1000;

    private final ModelSettings settings;
    private final StoredModel row;
    private final ModelTree tree;
    private final ConcurrencyControl control;
    private final References references;
    private final Members members;
    private final Audience audience = new Audience();
    private final Pipeline pipeline;
    private final CheckpointPace checkpoints;
    private final ModelLog log;
    private Instant modified;
    /** The rights of the users who take part, by key. */
    private final Map<Long, ModelRights> rights = new HashMap<>();

    private int forgetRightsAt = FORGET;

    private OpenModel(ModelSettings settings, StoredState loaded, ModelTree tree, ModelLog log) {
        this.settings = settings;
        this.row = loaded.model().model();
        this.tree = tree;
        this.log = log;
        this.modified = loaded.model().model().modified();
        this.control = new ConcurrencyControl(tree, loaded.model().checkpoint().version());
        this.references = new References(tree.journal());
        this.members = new Members(control, tree.journal(), references);
        this.checkpoints = new CheckpointPace(settings, loaded);
        this.pipeline = new Pipeline(control, tree.journal(), KeptHistory.of(settings));
    }

    /**
     * The model that was read.
     *
     * @throws OperationRejectedException if what is stored does not fit together
     */
    static OpenModel of(ModelSettings settings, StoredState loaded, ModelLog log) throws OperationRejectedException {
        OpenModel model = new OpenModel(
                settings, loaded, new ModelTree(loaded.model().checkpoint().root()), log);
        for (StoredOperation operation : loaded.operations()) {
            model.control.replay(operation.entry());
            model.pipeline.execute(step -> step.applied(operation));
        }
        model.audience.reached(model.control.version());
        return model;
    }

    ModelSettings settings() {
        return settings;
    }

    StoredModel row() {
        return row;
    }

    ModelTree tree() {
        return tree;
    }

    ConcurrencyControl control() {
        return control;
    }

    References references() {
        return references;
    }

    Members members() {
        return members;
    }

    Audience audience() {
        return audience;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    CheckpointPace checkpoints() {
        return checkpoints;
    }

    ModelLog log() {
        return log;
    }

    /** What a participant may do. */
    ModelRights rightsOf(Participation participation) {
        return rights.getOrDefault(participation.session().user().key(), ModelRights.NONE);
    }

    /**
     * From which version on the history is needed to process a message of a participant; none if that is further back than
     * anybody may lag.
     */
    OptionalLong since(Participation participation, long contextVersion) {
        long since = control.since(participation.session().id(), contextVersion);
        return control.version() - since > settings.maxLag() ? OptionalLong.empty() : OptionalLong.of(since);
    }

    /** A user who is about to take part may do this. */
    void admit(long userKey, ModelRights may) {
        rights.put(userKey, may);
    }

    /**
     * From time to time forgets the rights of those who take part no longer.
     *
     * @param waiting the users who wait to take part
     */
    void forgetRights(Supplier<Set<Long>> waiting) {
        if (rights.size() < forgetRightsAt || !pipeline.isIdle()) {
            return;
        }
        Set<Long> kept = new HashSet<>(waiting.get());
        members.all()
                .forEach(member ->
                        kept.add(member.participation().session().user().key()));
        rights.keySet().retainAll(kept);
        forgetRightsAt = Math.max(FORGET, 2 * rights.size());
    }

    Instant modified() {
        return modified;
    }

    /** The time of the next operation: not before that of the one before, whatever the clock says. */
    Instant nextTime(Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        boolean first = control.version() == FIRST_VERSION;
        return first || time.isAfter(modified) ? time : modified;
    }

    /** Nobody takes part and nothing waits to be stored. */
    boolean isDeserted() {
        return members.isEmpty() && audience.isEmpty() && pipeline.isIdle();
    }

    /** An operation was applied: references and the rest follow it. */
    void changed(Step step, Accepted accepted, int bytes) {
        references.shift(accepted);
        Instant former = modified;
        modified = accepted.entry().time();
        tree.journal().record(() -> modified = former);
        long version = control.version();
        Instant now = modified;
        if (checkpoints.isDue(tree.size(), bytes)) {
            ObjectNode root = tree.toNode();
            step.then(() -> log.checkpoint(root, version, now));
        }
        SnapshotMark snapshot = checkpoints.snapshot();
        if (checkpoints.isSnapshotDue(version, now)) {
            tree.journal().record(() -> checkpoints.undoTo(snapshot));
            ObjectNode root = tree.toNode();
            step.then(() -> log.snapshot(root, version, now));
        }
    }

    /** Puts a session out of the model. */
    void putOut(Step step, Participation participation, ForceClose why) {
        members.leave(participation);
        step.then(() -> audience.forceClosed(participation, why));
    }

    /** A session is out, by its own wish or because it is over. */
    void leave(Step step, Participation participation) {
        if (members.find(participation).isPresent()) {
            members.leave(participation);
        }
        step.then(() -> audience.left(participation));
    }

    /** Other rights hold from now on for those who take part (model.md section 7.5). */
    void change(Step step, Map<Long, ModelRights> changed) {
        Map<Long, ModelRights> former = Map.copyOf(rights);
        rights.clear();
        rights.putAll(changed);
        tree.journal().record(() -> {
            rights.clear();
            rights.putAll(former);
        });
        for (Member member : members.all()) {
            Participation participation = member.participation();
            ModelRights now = rightsOf(participation);
            if (now.equals(former.get(participation.session().user().key()))) {
                continue;
            }
            if (now.read()) {
                step.then(() -> audience.tellRights(participation, now));
            } else {
                putOut(step, participation, ForceClose.PERMISSIONS_CHANGED);
            }
        }
    }

    /** The keys of the users who take part. */
    Set<Long> userKeys() {
        return Set.copyOf(rights.keySet());
    }

    /** An operation that another node has stored. */
    Command foreign(StoredOperation operation) {
        return step -> {
            HistoryEntry entry = operation.entry();
            step.applied(operation);
            try {
                Accepted accepted = control.replay(entry);
                references.shift(accepted);
                modified = entry.time();
            } catch (OperationRejectedException unfit) {
                throw new IllegalStateException("a stored operation does not fit its model", unfit);
            }
            step.then(() -> Submission.relay(
                    this, entry, OperationWire.encode(entry.operation()), mentionsOf(entry.session())));
        };
    }

    /** The references of all others, for one who begins to take part. */
    List<ReferenceData> referencesFor(String session) {
        return references.ofOthers(session).stream().map(OpenModel::data).toList();
    }

    /** The introduction of a session that takes or took part. */
    Mentions mentionsOf(String session) {
        return members.user(session)
                .map(user -> Mentions.of(session, user.mention()))
                .orElse(Mentions.NONE);
    }

    private static ReferenceData data(References.Shared shared) {
        ReferenceData.Builder data = ReferenceData.newBuilder()
                .setSessionId(shared.session())
                .setKey(shared.key().key())
                .setReference(ReferenceWire.encode(shared.values()));
        Optional<StringValue> element = shared.key().element().map(StringValue::of);
        element.ifPresent(data::setValueId);
        return data.build();
    }
}
