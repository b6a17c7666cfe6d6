package ee.convergence.bench.server;

import ee.convergence.bench.load.LoadFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls of the administration API, for the domain that clients connect to. */
public final class AdministrationCalls {

    /** The token that the server is started with. */
    public static final String TOKEN = "the-administrator-of-the-benchmark";

    private final URI domain;

    private AdministrationCalls(URI domain) {
        this.domain = domain;
    }

    /** Calls of this server. */
    public static AdministrationCalls to(ServerProcess server) {
        InetSocketAddress address = server.address();
        return new AdministrationCalls(
                URI.create("http://127.0.0.1:" + address.getPort() + "/api/admin/domains" + server.path() + "/"));
    }

    /** Sends a request with a JSON body and returns the status of its answer. */
    public int send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(domain.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new LoadFailure("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("interrupted", e);
        }
    }
}
