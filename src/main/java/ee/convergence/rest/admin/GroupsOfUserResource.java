package ee.convergence.rest.admin;

import ee.convergence.domain.Groups;
import ee.convergence.domain.UserId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** The groups of one user. */
@Path("/admin/domains/{namespace}/{domain}/users/{username}/groups")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupsOfUserResource {

    private static final String GROUPS = "groups";

    @Inject
    private Desk desk;

    @Inject
    private Groups groups;

    /** The ids of the groups, ordered. */
    @GET
    public byte[] get(
            @BeanParam DomainPath path,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type) {
        UserId user = UserIds.of(type, username);
        List<String> found =
                desk.await(groups.groupsOf(desk.domain(path), List.of(user))).get(user);
        if (found == null) {
            throw missing(user);
        }
        return json(found);
    }

    /** Makes the user a member of exactly these groups; those that do not exist are ignored. */
    @PUT
    public byte[] set(
            @BeanParam DomainPath path,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type,
            InputStream body) {
        UserId user = UserIds.of(type, username);
        List<String> ids = desk.body(body, GROUPS)
                .texts(GROUPS)
                .orElseThrow(() -> Problem.field(GROUPS, "groups is missing").exception());
        return json(desk.await(groups.setGroupsOf(desk.domain(path), user, ids)).orElseThrow(() -> missing(user)));
    }

    private static byte[] json(List<String> ids) {
        return JsonText.bytes(JsonText.object().add(GROUPS, JsonText.texts(ids)).build());
    }

    private static RuntimeException missing(UserId user) {
        return Problem.notFound("user", user.toString()).exception();
    }
}
