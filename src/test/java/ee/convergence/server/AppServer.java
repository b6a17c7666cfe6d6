package ee.convergence.server;

import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.Target;
import ee.convergence.transport.Target.Deviation;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The app server that the profile of the build has started, and what it is known to be unable to give. */
public enum AppServer {
    WILDFLY("convergence.war"),
    PAYARA(
            "convergence.war",
            Deviation.UNDECODABLE_PATH_ANSWERED_200,
            Deviation.UNMASKED_FRAMES_TOLERATED,
            Deviation.INNER_PATHS_REDIRECTED,
            Deviation.FRAMES_RECEIVED_WHOLE,
            Deviation.STUCK_PEER_KEEPS_TCP),
    TOMEE("ROOT.war", Deviation.ENCODED_SLASH_REFUSED, Deviation.TCP_KEPT_WITHOUT_CLOSE_FRAME);

    private static final File WAR = new File("target/convergence.war");
    static final Path WORK = Path.of(System.getProperty("server.work", "target/app-server-work"));

    private final String fileName;
    private final Set<Deviation> deviations;

    AppServer(String fileName, Deviation... deviations) {
        this.fileName = fileName;
        this.deviations = Set.of(deviations);
    }

    /** The one under test. */
    public static AppServer current() {
        return valueOf(System.getProperty("arquillian.launch").toUpperCase(Locale.ROOT));
    }

    /** The application at its root context. */
    public Target target() {
        return new Target(uri("http"), deviations);
    }

    /** Where the JavaScript client finds it. */
    public URI webSocketUri() {
        return uri("ws");
    }

    /**
     * The WAR as it ships, under the name that this server makes its root context of, to be deployed with a new database,
     * the domains that a {@link Target} needs, and the given settings.
     */
    public WebArchive war(Map<String, String> settings) {
        try {
            Files.createDirectories(WORK);
            for (String ending : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(database(ending));
            }
            store(joined(List.of(
                    Map.of("convergence.storage.url", "jdbc:sqlite:" + database("")),
                    EmbeddedServer.domains(),
                    settings)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ShrinkWrap.create(ZipImporter.class, fileName).importFrom(WAR).as(WebArchive.class);
    }

    /** What this server is known to be unable to give. */
    Set<Deviation> deviations() {
        return deviations;
    }

    /** Settings as the lines of a file. */
    static List<String> lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /** All these settings together; of one that is given twice the last. */
    public static Map<String, String> joined(List<Map<String, String>> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach(all::putAll);
        return all;
    }

    private static void store(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (OutputStream file = Files.newOutputStream(WORK.resolve("convergence.properties"))) {
            properties.store(file, null);
        }
    }

    private static URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + System.getProperty("server.http.port") + "/");
    }

    private static Path database(String ending) {
        return WORK.resolve("convergence.db" + ending);
    }
}
