package ee.convergence.activity;

import com.google.protobuf.Value;
import ee.convergence.config.ActivitySettings;
import ee.convergence.protocol.wire.activity.ActivityStateData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one participant says: values by key, never more than the limits allow. Not thread-safe. */
final class ParticipantState {

    private final Map<String, Value> values = new HashMap<>();
    private long size;
    private ActivityStateData data = ActivityStateData.getDefaultInstance();

    /** What it takes, in bytes. */
    long size() {
        return size;
    }

    /** As it travels. */
    ActivityStateData data() {
        if (data == null) {
            data = ActivityStateData.newBuilder().putAllState(values).build();
        }
        return data;
    }

    /**
     * Changes it.
     *
     * @param room how much larger it may get
     * @return what others are to be told; empty, and nothing is changed, if it would get too large
     */
    Optional<StateUpdate> apply(StateUpdate update, ActivitySettings limits, long room) {
        Set<String> gone = gone(update);
        int keys = values.size() - gone.size();
        long after = size;
        for (String key : gone) {
            after -= sizeOf(key, values.get(key));
        }
        for (Map.Entry<String, Value> entry : update.set().entrySet()) {
            Value former = gone.contains(entry.getKey()) ? null : values.get(entry.getKey());
            keys += former == null ? 1 : 0;
            after += sizeOf(entry.getKey(), entry.getValue()) - (former == null ? 0 : sizeOf(entry.getKey(), former));
        }
        boolean grows = after > size || keys > values.size();
        if (grows && (keys > limits.maxKeys() || after > limits.maxStateSize() || after - size > room)) {
            return Optional.empty();
        }
        values.keySet().removeAll(gone);
        values.putAll(update.set());
        size = after;
        data = null;
        return Optional.of(told(update, gone));
    }

    /** The size of these values as a state. */
    static long sizeOf(Map<String, Value> values) {
        long size = 0;
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            size += sizeOf(entry.getKey(), entry.getValue());
        }
        return size;
    }

    private Set<String> gone(StateUpdate update) {
        if (update.complete()) {
            return new HashSet<>(values.keySet());
        }
        if (update.removed().isEmpty()) {
            return Set.of();
        }
        Set<String> gone = new HashSet<>();
        for (String key : update.removed()) {
            if (values.containsKey(key)) {
                gone.add(key);
            }
        }
        return gone;
    }

    /** Clients cannot take that everything is replaced: they are told what went and what came (row DB-A5). */
    private static StateUpdate told(StateUpdate update, Set<String> gone) {
        if (update.complete() && update.set().isEmpty()) {
            return update;
        }
        List<String> removed = new ArrayList<>(gone.size());
        for (String key : gone) {
            if (!update.complete() || !update.set().containsKey(key)) {
                removed.add(key);
            }
        }
        return new StateUpdate(false, removed, update.set());
    }

    private static long sizeOf(String key, Value value) {
        return key.length() + (long) value.getSerializedSize();
    }
}
