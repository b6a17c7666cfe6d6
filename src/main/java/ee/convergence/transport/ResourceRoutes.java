package ee.convergence.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.util.Set;

/**
 * Where requests go that are no upgrades: the service's own resources, static pages, or the answers that the
 * specification gives ({@code transport.md} section 1). The servers' own answers differ, so they are given here.
 * Stateless.
 */
final class ResourceRoutes {

    private static final String API = "/api";
    private static final Set<String> FORWARDED = Set.of("/", "/health", "/health/ready");
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    void serve(RequestPath path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (FORWARDED.contains(path.raw())) {
            forward(path, request, response);
        } else if (path.raw().startsWith(API + "/") || isStatic(path, request)) {
            chain.doFilter(request, response);
        } else if (path.domain().isPresent()) {
            Answer.UPGRADE_EXPECTED.write(response);
        } else {
            Answer.NOT_FOUND.write(response);
        }
    }

    private static void forward(RequestPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (METHODS.contains(request.getMethod())) {
            request.getRequestDispatcher(API + path.raw()).forward(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            Answer.METHOD_NOT_ALLOWED.write(response);
        }
    }

    /** Whether the path is a file of the web root: not a folder, nothing hidden, no class. */
    private static boolean isStatic(RequestPath path, HttpServletRequest request) throws IOException {
        if (path.segments().isEmpty() || path.segments().stream().anyMatch(ResourceRoutes::isHidden)) {
            return false;
        }
        String file = "/" + String.join("/", path.segments());
        URL found = request.getServletContext().getResource(file);
        return found != null && !found.getPath().endsWith("/") && !isFolder(file, request);
    }

    private static boolean isFolder(String file, HttpServletRequest request) {
        Set<String> inside = request.getServletContext().getResourcePaths(file + "/");
        return inside != null && !inside.isEmpty();
    }

    private static boolean isHidden(String segment) {
        return segment.isEmpty()
                || segment.startsWith(".")
                || segment.indexOf('/') >= 0
                || segment.indexOf('\\') >= 0
                || segment.equalsIgnoreCase("WEB-INF")
                || segment.equalsIgnoreCase("META-INF")
                || segment.endsWith(".class");
    }
}
