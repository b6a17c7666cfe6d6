package ee.convergence.domain;

import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.Optional;

/**
 * Names a user within a domain: usernames are unique within a type.
 *
 * @param type the type
 * @param username the name, not empty, compared exactly
 */
public record UserId(UserType type, String username) {

    /** As it travels. */
    public DomainUserIdData toWire() {
        return DomainUserIdData.newBuilder()
                .setUserType(type.wire())
                .setUsername(username)
                .build();
    }

    /** What travelled; empty for an unknown type or an empty name. */
    public static Optional<UserId> of(DomainUserIdData wire) {
        return wire.getUsername().isEmpty()
                ? Optional.empty()
                : UserType.of(wire.getUserType()).map(type -> new UserId(type, wire.getUsername()));
    }

    @Override
    public String toString() {
        return type.wire().name().toLowerCase(java.util.Locale.ROOT) + ":" + username;
    }
}
