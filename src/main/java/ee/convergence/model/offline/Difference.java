package ee.convergence.model.offline;

import ee.convergence.model.live.Known;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.ModelKey;
import java.util.Optional;

/** In what a model differs from what a session knows of it: the first that applies (model.md section 13). */
enum Difference {
    /** It does not exist, or another one has its id. */
    DELETED,
    /** The session's user may not read it. */
    REVOKED,
    /** The session has none of its data, or older data. */
    DATA,
    /** The user has other rights. */
    RIGHTS,
    /** None. */
    NONE;

    /**
     * The difference from what was found.
     *
     * @param known what the session knows
     * @param row which model it was, if it was found before
     * @param found the model, if there is one of its id, and what the user may do
     */
    static Difference between(Known known, Optional<ModelKey> row, Optional<ModelAccess> found) {
        if (found.isEmpty()
                || row.isPresent() && !row.get().equals(found.get().model().key())) {
            return DELETED;
        }
        return between(known, found.get().model().version(), found.get().rights());
    }

    /** The difference from a model that exists, at this version, of which the user may do that. */
    static Difference between(Known known, long version, ModelRights rights) {
        if (!rights.read()) {
            return REVOKED;
        }
        if (known.version() == 0 || version > known.version()) {
            return DATA;
        }
        return rights.equals(known.rights()) ? NONE : RIGHTS;
    }
}
