package ee.convergence.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The app server of the build's profile as an administrator runs it: in a process of its own, from a folder of its own,
 * with the shipped WAR put in and taken out at run time. For what cannot be seen through a test adapter: its log, its
 * threads, its end, a DataSource that it manages. Not thread-safe but for its end.
 */
public abstract class StandaloneServer implements AutoCloseable {

    static final Path WAR = Path.of("target/convergence.war").toAbsolutePath();
    static final Path HOME = Path.of(System.getProperty("server.home", "target/app-server"));

    /** An error, but for what TomEE says whenever its own metrics meet a second application. */
    private static final Pattern ERROR = Pattern.compile("^(?!.*MPMetricsCDIExtension).*(SEVERE|\\bERROR\\b)");

    /** What servers say of applications that leave something behind. */
    private static final Pattern LEFTOVER = Pattern.compile(
            "(?i)memory leak|failed to (unregister|stop|remove)|registered the JDBC driver|illegal access");

    private final Path folder = newFolder();
    private final int port = freePort();
    private final Map<String, String> settings;
    private final String managedUrl;
    private HostProcess process;
    private int expected;

    StandaloneServer(Map<String, String> settings, String managedUrl) {
        this.settings = settings;
        this.managedUrl = managedUrl;
    }

    /** A running server, the WAR not yet in it, with a database of the application's own. */
    public static StandaloneServer start(Map<String, String> settings) {
        return start(settings, "");
    }

    /** A running server that manages a DataSource on this PostgreSQL, which the application uses. */
    public static StandaloneServer startWithDataSource(Map<String, String> settings, String url) {
        return start(settings, url);
    }

    private static StandaloneServer start(Map<String, String> settings, String managedUrl) {
        StandaloneServer server = switch (AppServer.current()) {
            case WILDFLY -> new StandaloneWildFly(settings, managedUrl);
            case PAYARA -> new StandalonePayara(settings, managedUrl);
            case TOMEE -> new StandaloneTomee(settings, managedUrl);
        };
        try {
            server.begin();
            return server;
        } catch (IOException failure) {
            server.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException | Error failure) {
            server.close();
            throw failure;
        }
    }

    /** The application in this server. */
    public Target target() {
        return new Target(
                URI.create("http://127.0.0.1:" + port + "/"),
                AppServer.current().deviations());
    }

    /** Puts the WAR in; returns when it is deployed. */
    public abstract void deploy();

    /** Takes the WAR out; returns when it is undeployed. */
    public abstract void undeploy();

    /** The process. */
    HostProcess process() {
        return process;
    }

    /** Asserts that the server has logged no error. */
    public void assertLogIsClean() {
        assertThat(logged(ERROR)).isEmpty();
    }

    /** Asserts that the server has logged nothing that was left behind. */
    void assertNoLeftovers() {
        assertThat(logged(LEFTOVER)).isEmpty();
    }

    /** Puts the WAR in with settings that it cannot start with; returns when the server has given up. */
    public final void deployInVain(Map<String, String> wrong) {
        try {
            writeConfiguration(wrong);
            attempt();
            writeConfiguration(Map.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        expected = process.log().length();
    }

    /** Asks the process to end, and waits for it. */
    public void terminate() {
        process.terminate();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    /** Fills the folder and tells how to start. */
    abstract ProcessBuilder prepare() throws IOException;

    /** Whether the server is ready, by its log. */
    abstract boolean isReady(String log);

    /** The name of the DataSource in this server. */
    abstract String jndiName();

    /** Puts the WAR in, which cannot start, and takes it out if the server has not done that. */
    abstract void attempt() throws IOException;

    /** What is still to be done when the server is ready. */
    void completeStart() throws IOException {}

    final Path folder() {
        return folder;
    }

    final int port() {
        return port;
    }

    /** The URL of the DataSource to manage, empty if there is none. */
    final String managedUrl() {
        return managedUrl;
    }

    /** The options of the JVM. */
    final List<String> jvmOptions() {
        return List.of("-Xmx512m", "-Dconvergence.config=" + folder.resolve("convergence.properties"));
    }

    /** Where the classes come from that speak to PostgreSQL. */
    static Path driver() {
        return Path.of(URI.create(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path path : found.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Copies the WAR in such a way that nobody sees it half done. */
    final void copyWar(Path to) {
        try {
            Path copy = Files.copy(WAR, folder.resolve("copy"));
            Files.move(copy, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> logged(Pattern pattern) {
        return process.log()
                .substring(expected)
                .lines()
                .filter(line -> pattern.matcher(line).find())
                .toList();
    }

    private void begin() throws IOException {
        ProcessBuilder command = prepare().directory(folder.toFile());
        writeConfiguration(Map.of());
        process = HostProcess.start(command, folder.resolve("output.log"));
        process.until("the server is ready", () -> isReady(process.log()));
        completeStart();
    }

    private void writeConfiguration(Map<String, String> more) throws IOException {
        Map<String, String> storage = managedUrl.isEmpty()
                ? Map.of("convergence.storage.url", "jdbc:sqlite:" + folder.resolve("convergence.db"))
                : Map.of("convergence.storage.jndi-name", jndiName());
        Files.write(
                folder.resolve("convergence.properties"),
                AppServer.lines(AppServer.joined(List.of(storage, EmbeddedServer.domains(), settings, more))),
                UTF_8);
    }

    private static Path newFolder() {
        try {
            Path folder = AppServer.WORK.resolve("standalone").toAbsolutePath();
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
