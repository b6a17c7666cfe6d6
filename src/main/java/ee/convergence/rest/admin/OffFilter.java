package ee.convergence.rest.admin;

import ee.convergence.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Locale;

/** Hides the administration, whatever is asked of it, while it is off. Thread-safe. */
@PreMatching
@ApplicationScoped
public class OffFilter implements ContainerRequestFilter {

    private static final String PREFIX = "admin";

    @Inject
    private Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceFirst("^/+", "");
        if (!settings.administration().enabled()
                && path.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            request.abortWith(Problem.NO_RESOURCE.response());
        }
    }
}
