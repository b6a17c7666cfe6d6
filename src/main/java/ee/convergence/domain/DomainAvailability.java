package ee.convergence.domain;

import java.util.Locale;

/** To whom a domain is open ({@code protocol.md} section 4.5). */
public enum DomainAvailability {
    /** To all its users. */
    ONLINE,
    /** To administrators. */
    MAINTENANCE,
    /** To nobody. */
    OFFLINE;

    /** The availability as it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The availability that {@link #text()} gave. */
    public static DomainAvailability of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
