package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidKeyTextException;
import ee.convergence.domain.JwtKey;
import ee.convergence.domain.JwtKeys;
import ee.convergence.domain.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The public keys that may sign logins of a domain. */
@Path("/admin/domains/{namespace}/{domain}/jwt-keys")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeysResource {

    @Inject
    private Desk desk;

    @Inject
    private JwtKeys keys;

    /** All keys, by id. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path, @QueryParam("offset") String offset, @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        List<JwtKey> all = desk.await(keys.list(desk.domain(path)));
        List<JwtKey> part = all.stream().skip(page.offset()).limit(page.limit()).toList();
        return JsonText.page(new Page<>(part, all.size()), page, KeysResource::json);
    }

    /** One key. */
    @GET
    @Path("{key}")
    public byte[] get(@BeanParam DomainPath path, @PathParam("key") String id) {
        return JsonText.bytes(json(existing(desk.domain(path), id).orElseThrow(() -> missing(id)))
                .build());
    }

    /** Adds or replaces a key. What the one before vouched for ends. */
    @PUT
    @Path("{key}")
    public Response put(@BeanParam DomainPath path, @PathParam("key") String id, InputStream body) {
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, "description", "key", "enabled");
        JwtKey key = new JwtKey(
                id,
                desk.description(json),
                json.requiredText("key"),
                json.flag("enabled").orElse(true),
                Instant.now());
        boolean known = existing(in, id).isPresent();
        try {
            desk.await(keys.put(in, key));
        } catch (InvalidKeyTextException invalid) {
            throw Problem.field("key", invalid.getMessage()).exception();
        }
        return Response.status(known ? Status.OK : Status.CREATED)
                .entity(JsonText.bytes(json(key).build()))
                .build();
    }

    /** Removes a key. What it vouched for ends. */
    @DELETE
    @Path("{key}")
    public Response delete(@BeanParam DomainPath path, @PathParam("key") String id) {
        if (!desk.await(keys.remove(desk.domain(path), id))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    private Optional<JwtKey> existing(Domain in, String id) {
        return desk.await(keys.find(in, id));
    }

    private static JsonObjectBuilder json(JwtKey key) {
        return JsonText.object()
                .add("id", key.id())
                .add("description", key.description())
                .add("key", key.publicKey())
                .add("enabled", key.enabled())
                .add("updated", key.updated().toString());
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("key", id).exception();
    }
}
