package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import java.util.List;
import java.util.Map;

/** Something that changed about a user's presence: only the change, never the whole. Immutable. */
sealed interface PresenceEvent {

    /** Whose presence changed. */
    UserId user();

    /** The user came: the first session is connected, or the receiving session itself. */
    record BecameAvailable(User who) implements PresenceEvent {
        @Override
        public UserId user() {
            return who.id();
        }
    }

    /** The user's last session ended. */
    record BecameUnavailable(UserId user) implements PresenceEvent {}

    /** These keys have these values now. */
    record StateSet(UserId user, Map<String, Value> values) implements PresenceEvent {}

    /** These keys have no value any more; those that had none are among them. */
    record StateRemoved(UserId user, List<String> keys) implements PresenceEvent {}

    /** No key has a value any more. */
    record StateCleared(UserId user) implements PresenceEvent {}
}
