package ee.convergence.transport;

import ee.convergence.client.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer that the filter gives itself ({@code transport.md} section 1 and section 8).
 *
 * @param status the status
 * @param contentType the type of the body
 * @param body the body
 */
record Answer(int status, String contentType, String body) {

    static final Answer NOT_FOUND = text(404, "The requested resource could not be found.");
    static final Answer UPGRADE_EXPECTED = text(400, "Expected WebSocket Upgrade request");
    static final Answer METHOD_NOT_ALLOWED = text(405, "HTTP method not allowed");
    static final Answer ORIGIN_REFUSED = error(403, "origin_not_allowed");
    static final Answer NOT_CREATED = error(500, "internal_server_error");

    /** The answer to a client that is not created. */
    static Answer to(Refusal refusal) {
        return switch (refusal) {
            case SHUTTING_DOWN -> error(503, "service_unavailable");
            case SERVER_FULL -> error(503, "too_many_connections");
            case ADDRESS_FULL -> error(429, "too_many_connections");
            case TOO_OFTEN -> error(429, "too_many_requests");
        };
    }

    /** Writes it. */
    void write(HttpServletResponse response) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Answer text(int status, String body) {
        return new Answer(status, "text/plain;charset=UTF-8", body);
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "application/json", "{\"body\":{\"error_code\":\"" + code + "\"},\"ok\":false}");
    }
}
