package ee.convergence.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer.
 *
 * @param status the status code
 * @param headers by lower-case name; of several of one name the last
 * @param body the whole body; empty for 101 and for HEAD
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {

    private static final int TIMEOUT_MILLIS = 15_000;

    /** Sends a request on a connection of its own and reads the answer. */
    public static RawAnswer to(Target target, RawRequest request) throws IOException {
        try (Socket socket = target.connect(0)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.bytes(target));
            return read(socket.getInputStream(), request.method().equals("HEAD"));
        }
    }

    /** A header's value, empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Reads an answer up to its last byte and not beyond. */
    static RawAnswer read(InputStream input, boolean withoutBody) throws IOException {
        String[] statusLine = line(input).split(" ", 3);
        int status = Integer.parseInt(statusLine[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        boolean empty = withoutBody || status == 101 || status == 204;
        return new RawAnswer(status, headers, empty ? "" : body(input, headers));
    }

    private static String body(InputStream input, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            StringBuilder body = new StringBuilder();
            for (int size = chunkSize(input); size > 0; size = chunkSize(input)) {
                body.append(text(input.readNBytes(size)));
                line(input);
            }
            line(input);
            return body.toString();
        }
        String length = headers.get("content-length");
        return text(length == null ? input.readAllBytes() : input.readNBytes(Integer.parseInt(length)));
    }

    private static int chunkSize(InputStream input) throws IOException {
        return Integer.parseInt(line(input).split(";")[0].trim(), 16);
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("The connection ended within the head of the answer: " + line);
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
