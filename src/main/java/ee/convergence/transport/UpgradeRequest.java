package ee.convergence.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;

/** Recognises WebSocket upgrades ({@code transport.md} section 1.2). Stateless. */
final class UpgradeRequest {

    private static final int KEY_BYTES = 16;

    private UpgradeRequest() {}

    /** Whether the request asks for a WebSocket, correctly. */
    static boolean isValid(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && hasToken(request, "Upgrade", "websocket")
                && hasToken(request, "Connection", "upgrade")
                && "13".equals(request.getHeader("Sec-WebSocket-Version"))
                && isKey(request.getHeader("Sec-WebSocket-Key"));
    }

    private static boolean hasToken(HttpServletRequest request, String header, String token) {
        for (String value : Collections.list(request.getHeaders(header))) {
            for (String part : value.split(",")) {
                if (part.trim().toLowerCase(Locale.ROOT).equals(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isKey(String key) {
        if (key == null) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
