package ee.convergence.launcher;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The start of {@code java -jar convergence.war}: unpacks the WAR, starts the launcher on what came out, and ends both
 * when the process is told to end. Exit status 0 after a regular end (SIGTERM, SIGINT), 1 when the server did not start.
 */
public final class Main {

    private static final String LAUNCHER = "ee.convergence.launcher.Launcher";
    private static final int STARTED = 0;
    private static final int FAILED = 1;

    private Main() {}

    /**
     * Starts the server and returns; the server's threads keep the process alive.
     *
     * @throws IOException if the WAR cannot be unpacked
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException, URISyntaxException {
        UnpackedWar war = UnpackedWar.of(Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        AtomicReference<AutoCloseable> server = new AtomicReference<>(() -> {});
        AtomicReference<Integer> status = new AtomicReference<>(STARTED);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server.get(), war, status.get()), "shutdown"));
        configureLogging(war);
        try {
            server.set(start(war));
        } catch (InvocationTargetException reported) {
            status.set(FAILED);
            System.exit(FAILED);
        }
    }

    private static AutoCloseable start(UnpackedWar war) throws IOException, ReflectiveOperationException {
        URLClassLoader classes = war.classLoader();
        Thread.currentThread().setContextClassLoader(classes);
        return (AutoCloseable)
                classes.loadClass(LAUNCHER).getMethod("start", Path.class).invoke(null, war.folder());
    }

    /** Unless the user has a logging configuration of their own. */
    private static void configureLogging(UnpackedWar war) {
        if (System.getProperty("java.util.logging.config.file") == null
                && System.getProperty("java.util.logging.config.class") == null
                && System.getProperty("java.util.logging.manager") == null) {
            System.setProperty(
                    "java.util.logging.config.file",
                    war.folder().resolve("WEB-INF/engine/logging.properties").toString());
            System.setProperty("java.util.logging.manager", LastingLogging.class.getName());
        }
    }

    /** Halts, since a process that ends by a signal would otherwise report that signal as its status. */
    private static void end(AutoCloseable server, UnpackedWar war, int status) {
        int outcome = status;
        try {
            server.close();
        } catch (Exception failure) {
            logger().log(Level.ERROR, "The server did not end as it should", failure);
            outcome = FAILED;
        } finally {
            remove(war);
            Runtime.getRuntime().halt(outcome);
        }
    }

    /** Only at the end: a logger made earlier would initialize the logging before it is configured. */
    private static System.Logger logger() {
        return System.getLogger(Main.class.getName());
    }

    private static void remove(UnpackedWar war) {
        try {
            war.remove();
        } catch (IOException leftForTheNextStart) {
            logger().log(Level.DEBUG, "The temporary folder stays", leftForTheNextStart);
        }
    }
}
