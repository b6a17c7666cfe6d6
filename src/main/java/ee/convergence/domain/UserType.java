package ee.convergence.domain;

import ee.convergence.protocol.wire.core.DomainUserTypeData;
import java.util.Optional;

/** Where a user comes from ({@code identity-presence.md} section 1.1). Stored by {@link #code()}. */
public enum UserType {
    /** A user of the application. */
    NORMAL(DomainUserTypeData.Normal),
    /** An administrator of the server acting inside a domain. */
    CONVERGENCE(DomainUserTypeData.Convergence),
    /** Made by an anonymous login. */
    ANONYMOUS(DomainUserTypeData.Anonymous);

    private final DomainUserTypeData wire;

    UserType(DomainUserTypeData wire) {
        this.wire = wire;
    }

    /** The type as it travels. */
    public DomainUserTypeData wire() {
        return wire;
    }

    /** The type as it is stored. */
    public int code() {
        return wire.getNumber();
    }

    /** The type that travelled; empty for a number that this server does not know. */
    public static Optional<UserType> of(DomainUserTypeData wire) {
        return wire == DomainUserTypeData.UNRECOGNIZED ? Optional.empty() : Optional.of(ofCode(wire.getNumber()));
    }

    /** The type that was stored. */
    public static UserType ofCode(int code) {
        return values()[code];
    }
}
