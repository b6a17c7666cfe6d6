package ee.convergence.model.offline;

import ee.convergence.model.live.Known;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a session wants to keep offline from now on. Immutable.
 *
 * @param all whether nothing else shall be kept than what is subscribed to
 * @param subscribe ids of models, with what the session has of each
 * @param unsubscribe ids that shall be kept no more, unless they are subscribed to as well
 */
public record SubscriptionChange(boolean all, Map<String, Known> subscribe, Set<String> unsubscribe) {

    /** Copies map and set. */
    public SubscriptionChange {
        subscribe = Collections.unmodifiableMap(new LinkedHashMap<>(subscribe));
        unsubscribe = Set.copyOf(unsubscribe);
    }

    /** The ids of all that is kept after the change, given those of what was kept before. */
    Set<String> kept(Set<String> former) {
        Set<String> kept = new HashSet<>(subscribe.keySet());
        if (!all) {
            former.stream().filter(id -> !unsubscribe.contains(id)).forEach(kept::add);
        }
        return kept;
    }
}
