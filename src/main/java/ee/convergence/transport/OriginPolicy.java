package ee.convergence.transport;

import ee.convergence.config.WebSocketSettings;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which web pages may connect ({@code transport.md} section 8, row 1). Immutable and thread-safe. */
final class OriginPolicy {

    private final boolean any;
    private final boolean missingAllowed;
    private final Set<String> allowed;

    OriginPolicy(WebSocketSettings settings) {
        this.any = settings.allowedOrigins().contains("*");
        this.missingAllowed = settings.missingOriginAllowed();
        this.allowed =
                settings.allowedOrigins().stream().map(OriginPolicy::normal).collect(Collectors.toSet());
    }

    /** Whether a request with this {@code Origin} header, null for none, may connect. */
    boolean allows(String origin) {
        if (origin == null) {
            return missingAllowed;
        }
        return any || allowed.contains(normal(origin));
    }

    private static String normal(String origin) {
        return origin.trim().toLowerCase(Locale.ROOT);
    }
}
