package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.config.PresenceSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What a user says: values by key, never more than the limits allow. Immutable: a change makes a new one. */
final class PresenceState {

    static final PresenceState EMPTY = new PresenceState(Map.of(), 0);

    private final Map<String, Value> values;
    private final long size;

    private PresenceState(Map<String, Value> values, long size) {
        this.values = values;
        this.size = size;
    }

    /** Unmodifiable. */
    Map<String, Value> values() {
        return values;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * With these keys set and all others kept.
     *
     * @throws InvalidPresenceException if that is more than one user may have
     */
    PresenceState with(Map<String, Value> added, PresenceSettings limits) throws InvalidPresenceException {
        Map<String, Value> changed = new HashMap<>(values);
        changed.putAll(added);
        PresenceState result = of(changed);
        if (changed.size() > limits.maxKeys()) {
            throw new InvalidPresenceException("A presence state has at most " + limits.maxKeys() + " keys.");
        }
        if (result.size > limits.maxStateSize()) {
            throw new InvalidPresenceException("A presence state has at most " + limits.maxStateSize() + " bytes.");
        }
        return result;
    }

    /** Without these keys; those that it does not have are ignored. */
    PresenceState without(Collection<String> keys) {
        Map<String, Value> changed = new HashMap<>(values);
        keys.forEach(changed::remove);
        return of(changed);
    }

    private static PresenceState of(Map<String, Value> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        long size = 0;
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            size += entry.getKey().length() + entry.getValue().getSerializedSize();
        }
        return new PresenceState(Map.copyOf(values), size);
    }
}
