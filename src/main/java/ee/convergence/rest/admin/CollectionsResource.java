package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.directory.ModelCollections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.Optional;

/** The collections of a domain. */
@Path("/admin/domains/{namespace}/{domain}/collections")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CollectionsResource {

    @Inject
    private Desk desk;

    @Inject
    private ModelCollections collections;

    /** All collections, by id. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path, @QueryParam("offset") String offset, @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        return JsonText.page(
                desk.await(collections.list(desk.domain(path), page.offset(), page.limit())),
                page,
                CollectionFields::json);
    }

    /** One collection. */
    @GET
    @Path("{collection}")
    public byte[] get(@BeanParam DomainPath path, @PathParam("collection") String id) {
        return json(existing(desk.domain(path), id));
    }

    /** Makes a collection, or changes what is given of it; user permissions that are given replace all. */
    @PUT
    @Path("{collection}")
    public Response put(@BeanParam DomainPath path, @PathParam("collection") String id, InputStream body) {
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, CollectionFields.ALL.toArray(String[]::new));
        CollectionFields.changed(ModelCollection.usual(id), json);
        boolean created = desk.await(collections.put(in, id, collection -> CollectionFields.changed(collection, json)));
        return Response.status(created ? Status.CREATED : Status.OK)
                .entity(json(existing(in, id)))
                .build();
    }

    /** Deletes a collection and its models, whoever has them open; what is large goes on being deleted after the answer. */
    @DELETE
    @Path("{collection}")
    public Response delete(@BeanParam DomainPath path, @PathParam("collection") String id) {
        Optional<Boolean> deleted = desk.awaitIfSoon(collections.remove(desk.domain(path), id));
        if (deleted.isPresent() && !deleted.get()) {
            throw missing(id);
        }
        return Response.status(deleted.isPresent() ? Status.NO_CONTENT : Status.ACCEPTED)
                .build();
    }

    private ModelCollection existing(Domain in, String id) {
        return desk.await(collections.find(in, id)).orElseThrow(() -> missing(id));
    }

    private static byte[] json(ModelCollection collection) {
        return JsonText.bytes(CollectionFields.json(collection).build());
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("collection", id).exception();
    }
}
