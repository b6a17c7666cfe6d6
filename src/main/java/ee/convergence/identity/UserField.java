package ee.convergence.identity;

import java.util.Optional;

/** A text of a user that can be searched and ordered by ({@code identity-presence.md} section 5.2). */
public enum UserField {
    USERNAME,
    EMAIL,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME;

    /** The field that travelled; empty for none, or one that this server does not know. */
    static Optional<UserField> of(ee.convergence.protocol.wire.identity.UserField wire) {
        return switch (wire) {
            case USERNAME -> Optional.of(USERNAME);
            case EMAIL -> Optional.of(EMAIL);
            case FIRST_NAME -> Optional.of(FIRST_NAME);
            case LAST_NAME -> Optional.of(LAST_NAME);
            case DISPLAY_NAME -> Optional.of(DISPLAY_NAME);
            case FIELD_NOT_SET, UNRECOGNIZED -> Optional.empty();
        };
    }
}
