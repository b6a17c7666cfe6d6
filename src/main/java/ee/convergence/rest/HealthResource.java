package ee.convergence.rest;

import ee.convergence.client.ClientRegistry;
import ee.convergence.storage.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Tells a supervisor whether the process lives, and whether it can serve. */
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private static final String HEALTHY = "{\"body\":{},\"ok\":true}";

    @Inject
    private ClientRegistry registry;

    @Inject
    private Database database;

    /** The process lives. */
    @GET
    public String live() {
        return HEALTHY;
    }

    /** The database answers and no shutdown has begun: 200, else 503. */
    @GET
    @Path("/ready")
    public Response ready() {
        if (registry.isShuttingDown()) {
            return unavailable("shutting_down");
        }
        return database.reachable() ? Response.ok(HEALTHY).build() : unavailable("database_unreachable");
    }

    private static Response unavailable(String code) {
        return Response.status(Status.SERVICE_UNAVAILABLE)
                .entity("{\"body\":{\"error_code\":\"" + code + "\"},\"ok\":false}")
                .build();
    }
}
