package ee.convergence.rest.admin;

import ee.convergence.client.RequestAttributes;
import ee.convergence.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;

/** Lets through to the administration whoever presents the token. Thread-safe. */
@Administration
@ApplicationScoped
public class TokenFilter implements ContainerRequestFilter {

    private static final String SCHEME = "bearer ";

    @Inject
    private Settings settings;

    @Inject
    private TokenThrottle throttle;

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            request.abortWith(Problem.UNAUTHORIZED.response());
        } else if (!isRight(header)) {
            request.abortWith(refusal(request));
        }
    }

    private Response refusal(ContainerRequestContext request) {
        Duration pause = throttle.failed(String.valueOf(request.getProperty(RequestAttributes.ADDRESS)));
        return pause.isZero() ? Problem.UNAUTHORIZED.response() : Problem.tooManyRequests(pause);
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
