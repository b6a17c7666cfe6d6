package ee.convergence.presence;

import com.google.protobuf.Value;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * A user's presence at one moment. Immutable.
 *
 * @param id who
 * @param user the record of a user who is available; empty exactly for those who are not
 * @param state what the user says; empty for a user who is not available
 */
record Presence(UserId id, Optional<User> user, Map<String, Value> state) {

    /** A user who is not there, or does not exist. */
    static Presence unavailable(UserId id) {
        return new Presence(id, Optional.empty(), Map.of());
    }

    boolean available() {
        return user.isPresent();
    }
}
