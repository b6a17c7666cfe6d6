package ee.convergence.rest;

import ee.convergence.config.ServerVersion;
import ee.convergence.config.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says what runs here. */
@Path("/")
@RequestScoped
public class RootResource {

    @Inject
    private Settings settings;

    /** The version, unless it is not to be disclosed. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String version() {
        return settings.server().versionDisclosed()
                ? "{\"body\":{\"version\":\"" + ServerVersion.text() + "\"},\"ok\":true}"
                : "{\"body\":{},\"ok\":true}";
    }
}
