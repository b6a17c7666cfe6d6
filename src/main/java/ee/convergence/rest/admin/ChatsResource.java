package ee.convergence.rest.admin;

import ee.convergence.chat.Chat;
import ee.convergence.chat.ChatAdministration;
import ee.convergence.chat.ChatInfo;
import ee.convergence.domain.Domain;
import ee.convergence.permission.Answer;
import ee.convergence.protocol.ErrorCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The chats of a domain. */
@Path("/admin/domains/{namespace}/{domain}/chats")
@RequestScoped
@Administration
@Produces(MediaType.APPLICATION_JSON)
public class ChatsResource {

    @Inject
    private Desk desk;

    @Inject
    private ChatAdministration chats;

    /** All chats, the oldest first. */
    @GET
    public byte[] list(
            @BeanParam DomainPath path, @QueryParam("offset") String offset, @QueryParam("limit") String limit) {
        PageQuery page = desk.page(offset, limit);
        return JsonText.page(
                desk.await(chats.list(desk.domain(path), page.offset(), page.limit())), page, ChatFields::json);
    }

    /** Creates a channel or a room in the name of a user, who gets every permission on it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@BeanParam DomainPath path, InputStream body) {
        Domain in = desk.domain(path);
        JsonBody json = desk.body(body, ChatFields.ALL);
        Answer<Chat> answer = desk.await(chats.create(in, ChatFields.creator(json), ChatFields.of(json)));
        answer.refusal().ifPresent(refusal -> {
            throw refusal.code() == ErrorCode.CHAT_ALREADY_EXISTS
                    ? Problem.exists("chat", json.text("id").orElse("")).exception()
                    : Problem.field("members", refusal.text()).exception();
        });
        ChatInfo created = new ChatInfo(answer.value(), List.of());
        return Response.status(Response.Status.CREATED)
                .entity(JsonText.bytes(desk.await(chats.find(in, created.chat().id()))
                        .map(ChatFields::json)
                        .orElseGet(() -> ChatFields.json(created))
                        .build()))
                .build();
    }

    /** One chat. */
    @GET
    @Path("{chat}")
    public byte[] get(@BeanParam DomainPath path, @PathParam("chat") String id) {
        return JsonText.bytes(
                ChatFields.json(desk.await(chats.find(desk.domain(path), id)).orElseThrow(() -> missing(id)))
                        .build());
    }

    /** Removes a chat, whoever is in it. */
    @DELETE
    @Path("{chat}")
    public Response delete(@BeanParam DomainPath path, @PathParam("chat") String id) {
        if (!desk.await(chats.remove(desk.domain(path), id))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("chat", id).exception();
    }
}
