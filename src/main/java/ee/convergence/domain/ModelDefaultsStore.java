package ee.convergence.domain;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What domains say about models, for those who store models. Stateless; works in the caller's transaction. */
public final class ModelDefaultsStore {

    private ModelDefaultsStore() {}

    /** What the domain says now; empty when it is gone or being deleted. */
    public static Optional<ModelDefaults> find(Handle handle, long domainKey) {
        return handle.createQuery("SELECT * FROM domain WHERE domain_key = ? AND status <> ?")
                .bind(0, domainKey)
                .bind(1, DomainStatus.DELETING.text())
                .map((row, context) ->
                        new ModelDefaults(row.getInt("collection_auto_create") != 0, SnapshotPolicyRows.policy(row)))
                .findOne();
    }
}
