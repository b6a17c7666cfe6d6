package ee.convergence.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Tells what the server itself refuses (an unknown path, a wrong method) as problem details, too. Thread-safe. */
@ApplicationScoped
public class RefusalMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        if (Problem.MEDIA_TYPE.equals(original.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            return original;
        }
        Response.StatusType status = original.getStatusInfo();
        if (status.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode()) {
            return Problem.NO_RESOURCE.response();
        }
        Response told = Problem.of(status, status.getReasonPhrase() + ".").response();
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? told
                : Response.fromResponse(told).header(HttpHeaders.ALLOW, allowed).build();
    }
}
