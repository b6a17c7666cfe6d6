package ee.convergence.model.offline;

import ee.convergence.domain.Session;
import ee.convergence.model.live.Known;
import ee.convergence.model.live.ModelName;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.StoredModel;
import java.util.Optional;

/**
 * One model that one session keeps offline. What the session knows is set in the model's mailbox and may be read by every
 * thread; what was found of the model belongs to the mailbox of all copies.
 */
final class OfflineCopy {

    private final Session session;
    private final ModelName name;
    private volatile Known known;
    private volatile boolean ended;
    private volatile boolean skipped;
    private Optional<StoredModel> row = Optional.empty();
    private Optional<ModelAccess> found = Optional.empty();
    private Difference difference = Difference.NONE;
    private boolean again;

    OfflineCopy(Session session, ModelName name, Known known) {
        this.session = session;
        this.name = name;
        this.known = known;
    }

    Session session() {
        return session;
    }

    ModelName name() {
        return name;
    }

    /** What the session knows. */
    Known known() {
        return known;
    }

    /** The session knows this from now on. */
    void learn(Known now) {
        known = now;
    }

    /** Whether the session does not keep it any more. */
    boolean isEnded() {
        return ended;
    }

    /** The session does not keep it any more. */
    void end() {
        ended = true;
    }

    /** There was something to tell, but the session took part in the model. */
    void skip() {
        skipped = true;
    }

    /** Whether there was something to tell since this was asked last. */
    boolean takeSkipped() {
        boolean was = skipped;
        skipped = false;
        return was;
    }

    /** Notes what was found, and returns in what it differs from what the session knows. */
    Difference compare(Optional<ModelAccess> now) {
        difference = Difference.between(known, row.map(StoredModel::key), now);
        found = now;
        if (difference != Difference.DELETED) {
            row = now.map(ModelAccess::model);
        }
        return difference;
    }

    /** What was found last. */
    Optional<ModelAccess> found() {
        return found;
    }

    /** How that differed from what the session knew. */
    Difference difference() {
        return difference;
    }

    /** The model as it was found last, if it was ever found. */
    Optional<StoredModel> row() {
        return row;
    }

    /** Another model may have its id by now. */
    void forget() {
        row = Optional.empty();
    }

    /** It is to be looked at again when what is under way is done. */
    void lookAgain() {
        again = true;
    }

    /** Whether it is to be looked at again. */
    boolean takeAgain() {
        boolean was = again;
        again = false;
        return was;
    }
}
