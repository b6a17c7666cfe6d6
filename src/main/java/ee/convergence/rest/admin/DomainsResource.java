package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.Domains;
import ee.convergence.domain.NewDomain;
import ee.convergence.domain.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The domains. */
@Path("/admin/domains")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainsResource {

    private static final String ONE = "{namespace}/{domain}";

    @Inject
    private Desk desk;

    @Inject
    private Domains domains;

    /** All domains, by name. */
    @GET
    public byte[] list(@QueryParam("offset") String offset, @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        Page<Domain> found =
                new Page<>(desk.await(domains.list(page.offset(), page.limit())), desk.await(domains.count()));
        return JsonText.page(found, page, DomainFields::json);
    }

    /** Makes a domain. */
    @POST
    public Response create(InputStream body) {
        NewDomain wanted = DomainFields.created(desk.body(body, "namespace", "id", "displayName", "config"));
        Domain created = desk.await(domains.create(wanted))
                .orElseThrow(
                        () -> Problem.exists("domain", wanted.id().toString()).exception());
        return Response.status(Status.CREATED).entity(json(created)).build();
    }

    /** One domain. */
    @GET
    @Path(ONE)
    public byte[] get(@BeanParam DomainPath path) {
        return json(desk.await(domains.find(path.name())).orElseThrow(() -> missing(path)));
    }

    /** Changes what is given. Whom the change shuts out is disconnected. */
    @PATCH
    @Path(ONE)
    public byte[] change(@BeanParam DomainPath path, InputStream body) {
        JsonBody json = desk.body(body, "displayName", "availability", "config");
        return json(desk.await(domains.update(path.name(), domain -> DomainFields.changed(domain, json)))
                .orElseThrow(() -> missing(path)));
    }

    /** Deletes a domain and all of it; what is large goes on being deleted after the answer. */
    @DELETE
    @Path(ONE)
    public Response delete(@BeanParam DomainPath path) {
        CompletableFuture<Boolean> deletion = domains.delete(path.name());
        Optional<Boolean> deleted = desk.awaitIfSoon(deletion);
        if (deleted.isPresent() && !deleted.get()) {
            throw missing(path);
        }
        return Response.status(deleted.isPresent() ? Status.NO_CONTENT : Status.ACCEPTED)
                .build();
    }

    private static byte[] json(Domain domain) {
        return JsonText.bytes(DomainFields.json(domain).build());
    }

    private static RuntimeException missing(DomainPath path) {
        return Problem.notFound("domain", path.name().toString()).exception();
    }
}
