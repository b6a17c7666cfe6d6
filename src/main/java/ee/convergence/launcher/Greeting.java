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

    /** Prints the address for clients, then one line for each configured domain. */
    static void print(Settings settings, InetSocketAddress address) {
        String place = host(settings.server().host(), address.getAddress()) + ":" + address.getPort();
        System.out.println(
                "convergence-ee " + ServerVersion.text() + " is ready: ws://" + place + "/{namespace}/{domain}");
        for (DomainEntry domain : settings.bootstrap().domains()) {
            System.out.println("  http://" + place + "/" + domain.namespace() + "/" + domain.id());
        }
    }

    private static String host(String configured, InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "localhost";
        }
        boolean literal = address instanceof Inet6Address && configured.contains(":");
        return literal && !configured.startsWith("[") ? "[" + configured + "]" : configured;
    }
}
