package ee.convergence.rest.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Calls the administration API of a server. Thread-safe. */
final class Administrator {

    /**
     * What was answered.
     *
     * @param status the status
     * @param type the media type, empty without a body
     * @param body the body, empty without one
     * @param retryAfter when to try again in seconds, if the answer says so
     */
    record Answer(int status, String type, String body, OptionalLong retryAfter) {

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        /** A text of each item of a page. */
        Stream<String> items(String field) {
            return json().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject().getString(field));
        }

        /** The status, and the field at fault if one is. */
        String problem() {
            return json().getInt("status") + " " + json().getString("field", "-");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> headers;

    Administrator(URI server, String authorization) {
        this(server, authorization == null ? Map.of() : Map.of("Authorization", authorization));
    }

    /** One who sends these headers. */
    Administrator(URI server, Map<String, String> headers) {
        this.base = server.resolve("/api/admin/");
        this.headers = headers;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return call("DELETE", path, null);
    }

    /** Carries a request out; its body may be null. */
    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                response.statusCode(),
                type.replaceFirst(";.*", ""),
                response.body(),
                response.headers().firstValueAsLong("Retry-After"));
    }
}
