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
 */
public record Domain(
        long key,
        DomainId id,
        String displayName,
        DomainStatus status,
        DomainAvailability availability,
        boolean anonymousAllowed,
        Duration reconnectTokenValidity) {}
