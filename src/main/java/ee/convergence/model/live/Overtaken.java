package ee.convergence.model.live;

import ee.convergence.domain.SessionUsers;
import ee.convergence.domain.User;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredOperation;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What came of appending after others. Immutable. */
sealed interface Overtaken {

    /** The model was deleted. */
    record Deleted() implements Overtaken {}

    /**
     * Others have stored operations that are not known here. As an outcome: so many of them that nothing was appended; these
     * are the first.
     *
     * @param operations what they stored, in order
     * @param users who they were, by session
     */
    record Foreign(List<StoredOperation> operations, Map<String, User> users) implements Overtaken {

        /**
         * The first of what was stored.
         *
         * @param from the version up to which the operations are known
         * @param to the version up to which they are stored
         */
        static Foreign read(Handle handle, ModelName name, ModelKey key, long from, long to) {
            if (from == to) {
                return new Foreign(List.of(), Map.of());
            }
            List<StoredOperation> page = History.page(handle, key, from, to);
            return new Foreign(page, SessionUsers.find(handle, name.domainKey(), History.sessions(page)));
        }
    }

    /**
     * The steps that are stored now, what others had stored included.
     *
     * @param steps to be done in this order
     */
    record Stored(List<Step> steps) implements Overtaken {}
}
