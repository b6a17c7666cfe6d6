package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.Group;
import ee.convergence.domain.Groups;
import ee.convergence.domain.UserId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The groups of a domain. */
@Path("/admin/domains/{namespace}/{domain}/groups")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupsResource {

    @Inject
    private Desk desk;

    @Inject
    private Groups groups;

    /** All groups, by id. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path, @QueryParam("offset") String offset, @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        return JsonText.page(
                desk.await(groups.list(desk.domain(path), page.offset(), page.limit())), page, JsonText::group);
    }

    /** One group. */
    @GET
    @Path("{group}")
    public byte[] get(@BeanParam DomainPath path, @PathParam("group") String id) {
        return JsonText.bytes(JsonText.group(existing(desk.domain(path), id)).build());
    }

    /** Makes a group, or changes it; without members those of a group that exists stay. */
    @PUT
    @Path("{group}")
    public Response put(@BeanParam DomainPath path, @PathParam("group") String id, InputStream body) {
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, "description", "members");
        Optional<Collection<UserId>> members = json.texts("members")
                .map(names -> names.stream().map(UserIds::normal).toList());
        boolean created = desk.await(groups.put(in, id, json.text("description").orElse(""), members));
        return Response.status(created ? Status.CREATED : Status.OK)
                .entity(JsonText.bytes(JsonText.group(existing(in, id)).build()))
                .build();
    }

    /** Removes a group. */
    @DELETE
    @Path("{group}")
    public Response delete(@BeanParam DomainPath path, @PathParam("group") String id) {
        if (!desk.await(groups.remove(desk.domain(path), id))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    /** Makes a user a member. */
    @PUT
    @Path("{group}/members/{username}")
    @Consumes(MediaType.WILDCARD)
    public Response join(
            @BeanParam DomainPath path,
            @PathParam("group") String id,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type) {
        return setMember(desk.domain(path), id, UserIds.of(type, username), true);
    }

    /** Ends a membership. */
    @DELETE
    @Path("{group}/members/{username}")
    public Response leave(
            @BeanParam DomainPath path,
            @PathParam("group") String id,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type) {
        return setMember(desk.domain(path), id, UserIds.of(type, username), false);
    }

    private Response setMember(Domain in, String id, UserId user, boolean member) {
        if (!desk.await(groups.setMember(in, id, user, member))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    private Group existing(Domain in, String id) {
        Group found = desk.await(groups.find(in, List.of(id))).get(id);
        if (found == null) {
            throw missing(id);
        }
        return found;
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("group", id).exception();
    }
}
