package ee.convergence.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses from text; names are never looked up. Stateless. */
final class IpLiteral {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /** The bytes of an address, or empty when the text is none. */
    static Optional<byte[]> parse(String text) {
        boolean literal = text.length() <= LONGEST
                && (V4.matcher(text).matches() || V6.matcher(text).matches());
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** An address from {@code address}, {@code [address]}, {@code v4:port} or {@code [v6]:port}. */
    static Optional<String> withoutPort(String text) {
        String host = text.trim();
        if (host.startsWith("[") && host.indexOf(']') > 0) {
            host = host.substring(1, host.indexOf(']'));
        } else if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            host = host.substring(0, host.indexOf(':'));
        }
        return parse(host).isPresent() ? Optional.of(host) : Optional.empty();
    }
}
