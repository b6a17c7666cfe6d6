package ee.convergence.model.live;

import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.AccessStore;
import ee.convergence.model.store.SnapshotStore;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What may have been changed around a model that is open.
 *
 * @param rights of those who take part, by key
 * @param policy when snapshots are taken
 */
record Access(Map<Long, ModelRights> rights, SnapshotPolicy policy) {

    static Access read(Handle handle, OpenModel model) {
        return new Access(
                AccessStore.rights(handle, model.row().key(), model.userKeys()),
                SnapshotStore.policy(handle, model.row()));
    }
}
