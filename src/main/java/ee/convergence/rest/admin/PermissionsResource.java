package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.permission.Answer;
import ee.convergence.permission.DomainPermissions;
import ee.convergence.permission.GrantLists;
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

/** What is granted on a domain itself: it counts for all activities and chats there. */
@Path("/admin/domains/{namespace}/{domain}/permissions")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class PermissionsResource {

    @Inject
    private Desk desk;

    @Inject
    private DomainPermissions permissions;

    /** All of it. */
    @GET
    public byte[] get(@BeanParam DomainPath path) {
        return json(desk.await(permissions.find(desk.domain(path))));
    }

    /** Grants this and nothing else. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] replace(@BeanParam DomainPath path, InputStream body) {
        Domain in = desk.domain(path);
        GrantLists wanted = GrantFields.of(desk.body(body, GrantFields.ALL));
        Answer<GrantLists> answer = desk.await(permissions.replace(in, wanted));
        answer.refusal().ifPresent(refusal -> {
            throw Problem.field("permissions", refusal.text()).exception();
        });
        return json(answer.value());
    }

    private static byte[] json(GrantLists lists) {
        return JsonText.bytes(GrantFields.add(JsonText.object(), lists).build());
    }
}
