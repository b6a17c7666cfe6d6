package ee.convergence.domain;

import java.time.Duration;

/**
 * A domain as it is configured. Immutable.
 *
 * @param key the record's key in the database
 * @param id its name
 * @param displayName its name for people
 * @param status whether it is usable
 * @param availability to whom it is open
 * @param anonymousAllowed whether anonymous users may log in
 * @param reconnectTokenValidity how long a reconnect token lives after its last use
 * @param models what it says about its models
 */
public record Domain(
        long key,
        DomainId id,
        String displayName,
        DomainStatus status,
        DomainAvailability availability,
        boolean anonymousAllowed,
        Duration reconnectTokenValidity,
        ModelDefaults models) {

    /** This domain in another status. */
    public Domain with(DomainStatus other) {
        return new Domain(key, id, displayName, other, availability, anonymousAllowed, reconnectTokenValidity, models);
    }

    /** This domain with another availability. */
    public Domain with(DomainAvailability other) {
        return new Domain(key, id, displayName, status, other, anonymousAllowed, reconnectTokenValidity, models);
    }

    /** This domain with another configuration. */
    public Domain with(String otherDisplayName, boolean otherAnonymousAllowed, Duration otherValidity) {
        return new Domain(
                key, id, otherDisplayName, status, availability, otherAnonymousAllowed, otherValidity, models);
    }

    /** This domain saying something else about its models. */
    public Domain with(ModelDefaults other) {
        return new Domain(key, id, displayName, status, availability, anonymousAllowed, reconnectTokenValidity, other);
    }
}
