package ee.convergence.rest.admin;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with a request, told as problem details (RFC 9457). Immutable.
 *
 * @param status the HTTP status
 * @param title what kind of problem it is
 * @param detail what is wrong with this request
 * @param field the field at fault, if it is one
 */
record Problem(int status, String title, String detail, Optional<String> field) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;
    private static final String UNPROCESSABLE_TITLE = "Unprocessable Content";

    static final Problem NO_RESOURCE = of(Status.NOT_FOUND, "There is no such resource.");
    static final Problem UNAUTHORIZED = of(Status.UNAUTHORIZED, "The administration's bearer token is needed.");
    static final Problem FAILED = of(Status.INTERNAL_SERVER_ERROR, "The server's log tells more.");
    static final Problem UNAVAILABLE =
            of(Status.SERVICE_UNAVAILABLE, "The database cannot be asked at present, please try again later.");

    /** The request cannot be read. */
    static Problem malformed(String detail) {
        return of(Status.BAD_REQUEST, detail);
    }

    /** What the request names does not exist. */
    static Problem notFound(String what, String id) {
        return of(Status.NOT_FOUND, "There is no " + what + " " + id + ".");
    }

    /** Too many wrong tokens came from the caller's address; the answer says when to try again. */
    static Response tooManyRequests(Duration pause) {
        Problem problem = of(Status.TOO_MANY_REQUESTS, "Too many wrong tokens came from this address.");
        return Response.fromResponse(problem.response())
                .header(
                        HttpHeaders.RETRY_AFTER,
                        pause.plusSeconds(1).minusNanos(1).toSeconds())
                .build();
    }

    /** What is to be created exists. */
    static Problem exists(String what, String id) {
        return of(Status.CONFLICT, "There is a " + what + " " + id + " already.");
    }

    /** A field has a value that it must not have. */
    static Problem field(String field, String detail) {
        return new Problem(UNPROCESSABLE, UNPROCESSABLE_TITLE, detail, Optional.of(field));
    }

    /** Fields have values that they must not have together, or one that names itself. */
    static Problem unfit(String detail) {
        return new Problem(UNPROCESSABLE, UNPROCESSABLE_TITLE, detail, Optional.empty());
    }

    /** A problem that a status describes well enough. */
    static Problem of(Response.StatusType status, String detail) {
        return new Problem(status.getStatusCode(), status.getReasonPhrase(), detail, Optional.empty());
    }

    /** As an exception for the request's way out. */
    WebApplicationException exception() {
        return new WebApplicationException(detail, response());
    }

    Response response() {
        JsonObjectBuilder body = JsonText.object()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        field.ifPresent(name -> body.add("field", name));
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(JsonText.bytes(body.build()));
        if (status == Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"administration\"");
        }
        return response.build();
    }
}
