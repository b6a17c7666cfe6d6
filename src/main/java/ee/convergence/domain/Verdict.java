package ee.convergence.domain;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a login came to, decided in the transaction that begins its session. */
sealed interface Verdict {

    /**
     * The user may come in.
     *
     * @param user who
     * @param jwtKey the key that vouched for the user, if one did
     * @param changed whether the login changed the record of a user whom others may know
     */
    record Granted(User user, Optional<String> jwtKey, boolean changed) implements Verdict {

        /** A login that changed nothing. */
        Granted(User user, Optional<String> jwtKey) {
            this(user, jwtKey, false);
        }
    }

    /** The user may not come in. */
    record Refused(LoginFailedException reason) implements Verdict {}

    /** Decides. May be run more than once, so it has no effect but on the database. */
    @FunctionalInterface
    interface Decision {
        Verdict decide(Handle handle, long nowMillis);
    }

    /** The verdict on credentials that are wrong, whatever is wrong with them. */
    static Verdict wrong() {
        return new Refused(LoginFailedException.authenticationFailed());
    }
}
