package ee.convergence.rest.admin;

import ee.convergence.domain.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

/** Finds nothing where a request names what no database could store, without asking one. Thread-safe. */
@Administration
@ApplicationScoped
public class NameFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (!isStorable(uri.getPathParameters()) || !isStorable(uri.getQueryParameters())) {
            request.abortWith(Problem.NO_RESOURCE.response());
        }
    }

    private static boolean isStorable(MultivaluedMap<String, String> parameters) {
        return parameters.values().stream().allMatch(values -> values.stream().allMatch(Texts::isStorable));
    }
}
