package ee.convergence.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Groups in memory. */
final class RecordingGroups implements GroupAssignments {

    final Map<Long, List<String>> ofUsers = new ConcurrentHashMap<>();
    final Map<String, List<Long>> created = new ConcurrentHashMap<>();

    @Override
    public void replace(Handle handle, long domainKey, long userKey, Collection<String> groupIds) {
        ofUsers.put(userKey, groupIds.stream().sorted().toList());
    }

    @Override
    public boolean create(
            Handle handle, long domainKey, String groupId, String description, Collection<Long> userKeys) {
        return created.putIfAbsent(groupId, List.copyOf(userKeys)) == null;
    }
}
