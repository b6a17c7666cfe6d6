package ee.convergence.activity;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.DomainData;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of activities when domains and processes go; what is granted on them goes by itself. Thread-safe. */
@ServerSingleton
public final class ActivityData implements DomainData {

    private final ActivityRecords records;

    @Inject
    ActivityData(ActivityRecords records) {
        this.records = records;
    }

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return ActivityStore.deletePortion(handle, domainKey);
    }

    /** Of users only what is granted to them is stored. */
    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        // Nothing is theirs.
    }

    /** Activities have no history. */
    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        return Set.of();
    }

    /** Ephemeral activities that nobody is in. */
    @Override
    public boolean tidy(Handle handle) {
        return records.deleteLeftovers(handle);
    }
}
