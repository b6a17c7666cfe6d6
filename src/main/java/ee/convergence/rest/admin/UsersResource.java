package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidPasswordException;
import ee.convergence.domain.Page;
import ee.convergence.domain.User;
import ee.convergence.domain.User.Profile;
import ee.convergence.domain.UserAccounts;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.domain.Users;
import ee.convergence.identity.IdentityService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The users of a domain. */
@Path("/admin/domains/{namespace}/{domain}/users")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    private Desk desk;

    @Inject
    private Users users;

    @Inject
    private UserAccounts accounts;

    @Inject
    private IdentityService identity;

    /** Normal users that match, in the order asked for; of other types all, the oldest first. */
    @GET
    public byte[] list(@BeanParam DomainPath path, @BeanParam UserQuery query) {
        Domain in = desk.domain(path);
        PageQuery page = query.page(desk);
        UserType type = UserIds.type(query.type());
        Page<User> found = desk.await(
                type == UserType.NORMAL
                        ? identity.page(in, query.search(page))
                        : users.list(in, type, page.offset(), page.limit()));
        return JsonText.page(found, page, JsonText::user);
    }

    /** Makes a normal user. */
    @POST
    public Response create(@BeanParam DomainPath path, InputStream body) {
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, "username", "password", "firstName", "lastName", "displayName", "email");
        String username = json.requiredText("username");
        User user = desk.await(create(in, username, ProfileFields.of(json), json.text("password")))
                .orElseThrow(() -> Problem.exists("user", username).exception());
        return Response.status(Status.CREATED).entity(json(user)).build();
    }

    /** One user. */
    @GET
    @Path("{username}")
    public byte[] get(
            @BeanParam DomainPath path,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type) {
        UserId id = UserIds.of(type, username);
        return json(desk.await(users.get(desk.domain(path), id)).orElseThrow(() -> missing(id)));
    }

    /** Changes the fields that are given; null takes one away. */
    @PATCH
    @Path("{username}")
    public byte[] change(
            @BeanParam DomainPath path,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type,
            InputStream body) {
        UserId id = UserIds.of(type, username);
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, "firstName", "lastName", "displayName", "email", "disabled");
        Optional<Boolean> disabled = json.flag("disabled");
        Optional<User> changed =
                desk.await(accounts.update(in, id, profile -> ProfileFields.changed(profile, json), disabled));
        return json(changed.orElseThrow(() -> missing(id)));
    }

    /** Deletes a user; history keeps the record under another name. */
    @DELETE
    @Path("{username}")
    public Response delete(
            @BeanParam DomainPath path,
            @PathParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type) {
        UserId id = UserIds.of(type, username);
        if (desk.await(accounts.delete(desk.domain(path), id)).isEmpty()) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    private CompletionStage<Optional<User>> create(
            Domain in, String username, Profile profile, Optional<String> password) {
        try {
            return password.isPresent()
                    ? accounts.create(in, username, profile, password.get())
                    : users.create(in, username, profile);
        } catch (InvalidPasswordException invalid) {
            throw Problem.field("password", invalid.getMessage()).exception();
        }
    }

    private static byte[] json(User user) {
        return JsonText.bytes(JsonText.user(user).build());
    }

    private static RuntimeException missing(UserId id) {
        return Problem.notFound("user", id.toString()).exception();
    }
}
