package ee.convergence.rest.admin;

import ee.convergence.model.directory.ModelDirectory;
import ee.convergence.model.store.StoredModel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The models of a domain, without their data. */
@Path("/admin/domains/{namespace}/{domain}/models")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

    @Inject
    private Desk desk;

    @Inject
    private ModelDirectory models;

    /** All models, or those of one collection, by id. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path,
            @QueryParam("collection") String collection,
            @QueryParam("offset") String offset,
            @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        return JsonText.page(
                desk.await(
                        models.list(desk.domain(path), Optional.ofNullable(collection), page.offset(), page.limit())),
                page,
                ModelsResource::json);
    }

    /** One model. */
    @GET
    @Path("{model}")
    public byte[] get(@BeanParam DomainPath path, @PathParam("model") String id) {
        return JsonText.bytes(
                json(desk.await(models.find(desk.domain(path), id)).orElseThrow(() -> missing(id)))
                        .build());
    }

    /** Deletes a model, whoever has it open. */
    @DELETE
    @Path("{model}")
    public Response delete(@BeanParam DomainPath path, @PathParam("model") String id) {
        if (!desk.await(models.remove(desk.domain(path), id))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    private static JsonObjectBuilder json(StoredModel model) {
        return JsonText.object()
                .add("id", model.id())
                .add("collection", model.collection())
                .add("version", model.version())
                .add("created", model.created().toString())
                .add("modified", model.modified().toString())
                .add("ephemeral", model.ephemeral())
                .add("overrideWorldPermissions", model.overridesCollection())
                .add("worldPermissions", RightsFields.add(JsonText.object(), model.world()));
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("model", id).exception();
    }
}
