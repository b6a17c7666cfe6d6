package ee.convergence.rest.admin;

import ee.convergence.domain.ConnectedSession;
import ee.convergence.domain.ConnectedSessions;
import ee.convergence.domain.UserAccounts;
import ee.convergence.domain.UserId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The connected sessions of a domain. */
@Path("/admin/domains/{namespace}/{domain}/sessions")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    private Desk desk;

    @Inject
    private ConnectedSessions sessions;

    @Inject
    private UserAccounts accounts;

    /** All of them or those of one user, the oldest first. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path,
            @QueryParam("username") String username,
            @QueryParam("type") @DefaultValue(UserIds.NORMAL) String type,
            @QueryParam("offset") String offset,
            @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        Optional<UserId> user = Optional.ofNullable(username).map(name -> UserIds.of(type, name));
        return JsonText.page(
                desk.await(sessions.list(desk.domain(path), user, page.offset(), page.limit())),
                page,
                SessionsResource::json);
    }

    /** Ends a session. Its client may come back with its reconnect token. */
    @DELETE
    @Path("{session}")
    public Response close(@BeanParam DomainPath path, @PathParam("session") String id) {
        if (!desk.await(accounts.closeSession(desk.domain(path), id))) {
            throw Problem.notFound("connected session", id).exception();
        }
        return Response.noContent().build();
    }

    private static JsonObjectBuilder json(ConnectedSession session) {
        return JsonText.object()
                .add("id", session.id())
                .add("user", JsonText.id(session.user()))
                .add("authMethod", session.method())
                .add("client", session.client().client())
                .add("clientVersion", session.client().version())
                .add("userAgent", session.client().userAgent())
                .add("remoteHost", session.client().remoteHost())
                .add("connected", session.connected().toString());
    }
}
