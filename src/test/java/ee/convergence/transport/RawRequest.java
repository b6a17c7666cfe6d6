package ee.convergence.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP request exactly as it goes over the wire, for requests that no HTTP client would send.
 *
 * @param method the method, any text
 * @param path the path below the context path, as written, with its query if any
 * @param headers header lines without the Host header
 */
public record RawRequest(String method, String path, List<String> headers) {

    /** A plain request. */
    public static RawRequest plain(String method, String path) {
        return new RawRequest(method, path, List.of());
    }

    /** A valid WebSocket upgrade as a client outside a browser sends it. */
    public static RawRequest upgrade(String path) {
        return new RawRequest(
                "GET",
                path,
                List.of(
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA=="));
    }

    /** This request with another method. */
    public RawRequest method(String other) {
        return new RawRequest(other, path, headers);
    }

    /** This request with a header set, instead of the one of that name if it has one. */
    public RawRequest with(String name, String value) {
        List<String> changed = new ArrayList<>(without(name).headers);
        changed.add(name + ": " + value);
        return new RawRequest(method, path, changed);
    }

    /** This request without a header. */
    public RawRequest without(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        List<String> rest = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
        return new RawRequest(method, path, rest);
    }

    /** The bytes of the request to the given target. */
    byte[] bytes(Target target) {
        StringBuilder text = new StringBuilder();
        text.append(method)
                .append(' ')
                .append(target.contextPath())
                .append(path)
                .append(" HTTP/1.1\r\n");
        text.append("Host: ").append(target.authority()).append("\r\n");
        headers.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
