package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Counters;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Creates and updates the users of JWTs as these claim ({@code protocol.md} section 5.2). Thread-safe. */
@ServerSingleton
final class JwtUsers {

    /** What a valid token claims, and the key that signed it. */
    record Claimed(String keyId, String publicKey, JwtClaimsOfUser claims) {

        /** The domain's own key vouches for administrators, the others for users of the application. */
        UserType type() {
            return keyId.equals(JwtKey.ADMIN) ? UserType.CONVERGENCE : UserType.NORMAL;
        }
    }

    private final Counters counters;
    private final DomainFeatures features;

    @Inject
    JwtUsers(Counters counters, DomainFeatures features) {
        this.counters = counters;
        this.features = features;
    }

    /** The token's user as of now; refused if the user is disabled. */
    Verdict admit(Handle handle, Domain domain, Claimed claimed, long nowMillis) {
        UserId id = new UserId(claimed.type(), claimed.claims().username());
        Optional<User> known = UserStore.find(handle, domain.key(), id);
        if (known.filter(user -> !user.mayLogIn()).isPresent()) {
            return Verdict.wrong();
        }
        User user = known.map(found -> updated(handle, domain, found, claimed))
                .orElseGet(() -> created(handle, domain, id, claimed, nowMillis));
        UserStore.loggedIn(handle, domain.key(), user.key(), nowMillis);
        claimed.claims()
                .groups()
                .ifPresent(ids ->
                        features.groups().forEach(assigned -> assigned.replace(handle, domain.key(), user.key(), ids)));
        boolean changed =
                known.filter(before -> before.revision() != user.revision()).isPresent();
        return new Verdict.Granted(user, Optional.of(claimed.keyId()), changed);
    }

    private User created(Handle handle, Domain domain, UserId id, Claimed claimed, long nowMillis) {
        Profile profile = id.type() == UserType.CONVERGENCE
                ? Profile.named(Optional.of(id.username()))
                : claimed.claims().profile();
        long key = counters.next(handle, Long.toString(domain.key()), "user");
        User user = new User(key, id, profile, false, Optional.empty(), 0);
        UserStore.insert(handle, domain.key(), user, nowMillis);
        return user;
    }

    private static User updated(Handle handle, Domain domain, User user, Claimed claimed) {
        Profile claims = claimed.claims().profile();
        Profile known = user.profile();
        Profile merged = new Profile(
                claims.firstName().or(known::firstName),
                claims.lastName().or(known::lastName),
                claims.displayName().or(known::displayName),
                claims.email().or(known::email));
        return merged.equals(known) ? user : UserStore.update(handle, domain.key(), user, merged);
    }
}
