package ee.convergence.domain;

import java.util.Locale;

/** Whether a domain is usable ({@code protocol.md} section 4.5). */
public enum DomainStatus {
    READY,
    INITIALIZING,
    ERROR,
    DELETING,
    SCHEMA_UPGRADE_REQUIRED,
    SCHEMA_UPGRADING;

    /** The status as it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status that {@link #text()} gave. */
    public static DomainStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
