package ee.convergence.rest.admin;

import ee.convergence.domain.AdminTokens;
import ee.convergence.domain.Domain;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Tokens with which administrators of the server log in to a domain, where they have every right. */
@Path("/admin/domains/{namespace}/{domain}/administrator-tokens")
@RequestScoped
@Administration
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorTokensResource {

    @Inject
    private Desk desk;

    @Inject
    private AdminTokens tokens;

    /** Issues one, valid for ten minutes. */
    @POST
    public byte[] issue(@BeanParam DomainPath path, InputStream body) {
        Domain in = desk.domain(path);
        String username = desk.body(body, "username").requiredText("username");
        return JsonText.bytes(JsonText.object()
                .add("token", desk.await(tokens.issue(in, username)))
                .build());
    }
}
