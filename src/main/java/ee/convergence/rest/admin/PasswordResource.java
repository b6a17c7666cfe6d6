package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidPasswordException;
import ee.convergence.domain.UserPasswords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The password of a normal user; it can be set, not read. */
@Path("/admin/domains/{namespace}/{domain}/users/{username}/password")
@RequestScoped
@Administration
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {

    @Inject
    private Desk desk;

    @Inject
    private UserPasswords passwords;

    /** Sets it and revokes the user's reconnect tokens. */
    @PUT
    public Response set(@BeanParam DomainPath path, @PathParam("username") String username, InputStream body) {
        Domain in = desk.domain(path);
        String password = desk.body(body, "password").requiredText("password");
        if (!isSet(in, username, password)) {
            throw Problem.notFound("user", username).exception();
        }
        return Response.noContent().build();
    }

    private boolean isSet(Domain in, String username, String password) {
        try {
            return desk.await(passwords.set(in, username, password));
        } catch (InvalidPasswordException invalid) {
            throw Problem.field("password", invalid.getMessage()).exception();
        }
    }
}
