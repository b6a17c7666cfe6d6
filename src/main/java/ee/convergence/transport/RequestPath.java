package ee.convergence.transport;

import ee.convergence.domain.DomainId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The raw path of a request below the context path, split on {@code /} first and decoded then ({@code transport.md}
 * section 1.1).
 *
 * @param raw the undecoded path, beginning with a slash
 * @param segments the decoded segments; empty when the path cannot be decoded
 */
record RequestPath(String raw, List<String> segments) {

    private static final int HEX = 16;

    /** The path of this request URI. */
    static RequestPath of(String requestUri, String contextPath) {
        String raw = requestUri.startsWith(contextPath) ? requestUri.substring(contextPath.length()) : requestUri;
        String path = raw.isEmpty() ? "/" : raw;
        return new RequestPath(path, decode(path));
    }

    /** The domain that a path of two segments names. */
    Optional<DomainId> domain() {
        return segments.size() == 2 && segments.stream().noneMatch(String::isEmpty)
                ? Optional.of(new DomainId(segments.get(0), segments.get(1)))
                : Optional.empty();
    }

    private static List<String> decode(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            Optional<String> decoded = decodeSegment(segment);
            if (decoded.isEmpty()) {
                return List.of();
            }
            segments.add(decoded.get());
        }
        return segments;
    }

    private static Optional<String> decodeSegment(String segment) {
        if (segment.indexOf('%') < 0) {
            return Optional.of(segment);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char next = segment.charAt(i);
            if (next != '%') {
                bytes.writeBytes(String.valueOf(next).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int value = hex(segment, i + 1) * HEX + hex(segment, i + 2);
            if (value < 0) {
                return Optional.empty();
            }
            bytes.write(value);
            i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static int hex(String segment, int index) {
        int digit = index < segment.length() ? Character.digit(segment.charAt(index), HEX) : -1;
        return digit < 0 ? -HEX * HEX : digit;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException invalid) {
            return Optional.empty();
        }
    }
}
