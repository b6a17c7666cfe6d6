package ee.convergence.domain;

import ee.convergence.storage.Batches;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which groups there are. Stateless; works in the caller's transaction. */
public final class GroupNames {

    private GroupNames() {}

    /** Those of these groups that exist. */
    public static Set<String> existing(Handle handle, long domainKey, Collection<String> ids) {
        Set<String> existing = new HashSet<>();
        List<String> possible = ids.stream().filter(Texts::isStorable).toList();
        Batches.of(possible)
                .forEach(some -> existing.addAll(
                        GroupStore.descriptions(handle, domainKey, some).keySet()));
        return existing;
    }
}
