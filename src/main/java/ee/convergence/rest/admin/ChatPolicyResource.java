package ee.convergence.rest.admin;

import ee.convergence.chat.ChatAdministration;
import ee.convergence.domain.Domain;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Who may create chats in a domain: everybody, or only those whom the domain grants it. */
@Path("/admin/domains/{namespace}/{domain}/chat-policy")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class ChatPolicyResource {

    private static final String RESTRICTED = "creationRestricted";

    @Inject
    private Desk desk;

    @Inject
    private ChatAdministration chats;

    /** The policy. */
    @GET
    public byte[] get(@BeanParam DomainPath path) {
        return json(desk.await(chats.isCreationRestricted(desk.domain(path))));
    }

    /** Changes it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] set(@BeanParam DomainPath path, InputStream body) {
        Domain in = desk.domain(path);
        boolean restricted = desk.body(body, RESTRICTED)
                .flag(RESTRICTED)
                .orElseThrow(() ->
                        Problem.field(RESTRICTED, RESTRICTED + " is missing").exception());
        return json(desk.await(chats.restrictCreation(in, restricted)));
    }

    private static byte[] json(boolean restricted) {
        return JsonText.bytes(JsonText.object().add(RESTRICTED, restricted).build());
    }
}
