package ee.convergence.rest.admin;

import ee.convergence.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** Lets through to the administration whoever presents the token. Thread-safe. */
@Administration
@ApplicationScoped
public class TokenFilter implements ContainerRequestFilter {

    private static final String SCHEME = "bearer ";

    @Inject
    private Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !isRight(header)) {
            request.abortWith(Problem.UNAUTHORIZED.response());
        }
    }

    private boolean isRight(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && MessageDigest.isEqual(
                        bytes(header.substring(SCHEME.length()).strip()),
                        bytes(settings.administration().token()));
    }

    /** Takes the same time wherever two tokens differ. */
    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
