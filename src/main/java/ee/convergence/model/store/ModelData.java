package ee.convergence.model.store;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.DomainData;
import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of models and collections when domains and users go. Thread-safe. */
@ServerSingleton
public final class ModelData implements DomainData {

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return ModelRemovalStore.purgeDomain(handle, domainKey);
    }

    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        handle.execute("DELETE FROM model_user WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
        handle.execute("DELETE FROM collection_user WHERE domain_key = ? AND user_key = ?", domainKey, userKey);
    }

    /** Those who made operations of models that exist. */
    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        Set<Long> kept = new HashSet<>();
        Batches.of(List.copyOf(userKeys))
                .forEach(some -> kept.addAll(handle.createQuery("SELECT DISTINCT s.user_key FROM session s"
                                + " JOIN model_session o ON o.domain_key = s.domain_key AND o.session_id = s.id"
                                + " WHERE s.domain_key = :domain AND s.user_key IN (<users>)")
                        .bind("domain", domainKey)
                        .bindList("users", some)
                        .mapTo(Long.class)
                        .list()));
        return kept;
    }

    /** Ephemeral models that nobody has open, and what is left of deleted models. */
    @Override
    public boolean tidy(Handle handle) {
        return EphemeralStore.deleteLeftovers(handle) && ModelRemovalStore.purge(handle);
    }
}
