package ee.convergence.rest.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this API. */
@Path("/admin/openapi.json")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class DescriptionResource {

    private static final String FILE = "openapi.json";

    /** In OpenAPI 3. */
    @GET
    public byte[] get() {
        try (InputStream file = DescriptionResource.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }
}
