package ee.convergence.launcher;

import ee.convergence.config.BootstrapSettings.DomainEntry;
import ee.convergence.config.ServerVersion;
import ee.convergence.config.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What the launcher prints when clients may come. */
final class Greeting {

    private Greeting() {}

    /** Prints the address for clients, then one line for each configured domain; all at once, for who waits for it. */
    static void print(Settings settings, InetSocketAddress address) {
        String place = host(settings.server().host(), address.getAddress()) + ":" + address.getPort();
        StringBuilder lines = new StringBuilder("convergence-ee ")
                .append(ServerVersion.text())
                .append(" is ready: ws://")
                .append(place)
                .append("/{namespace}/{domain}\n");
        for (DomainEntry domain : settings.bootstrap().domains()) {
            lines.append("  http://").append(place).append('/').append(domain.namespace());
            lines.append('/').append(domain.id()).append('\n');
        }
        System.out.print(lines);
        System.out.flush();
    }

    private static String host(String configured, InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "localhost";
        }
        boolean literal = address instanceof Inet6Address && configured.contains(":");
        return literal && !configured.startsWith("[") ? "[" + configured + "]" : configured;
    }
}
