package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * The administration API.
 *
 * @param token what a caller must present; empty switches the API off
 * @param failuresPerAddress wrong tokens from one address before the first pause, 0 for no pauses
 * @param pageSize items of a page when the caller does not say
 * @param maxPageSize items of a page at most
 * @param maxBodySize bytes of a request
 */
public record AdministrationSettings(
        String token, int failuresPerAddress, int pageSize, int maxPageSize, int maxBodySize) {

    static AdministrationSettings of(Config config) {
        return new AdministrationSettings(
                config.getString("token"),
                config.getInt("failures-per-address"),
                config.getInt("page-size"),
                config.getInt("max-page-size"),
                Math.toIntExact(config.getBytes("max-body-size")));
    }

    /** Whether there is an API at all. */
    public boolean enabled() {
        return !token.isEmpty();
    }

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "AdministrationSettings[" + (enabled() ? "on" : "off") + "]";
    }
}
