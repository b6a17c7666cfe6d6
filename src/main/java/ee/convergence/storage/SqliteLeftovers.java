package ee.convergence.storage;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes the copies of SQLite's native library that killed processes and former deployments left behind.
 *
 * <p>The driver unpacks a copy per class loader into the temporary folder and deletes it only when the virtual machine
 * ends in good order. A copy is needed for a moment, while it is loaded; one that is older is in nobody's way, and where
 * the system keeps loaded files from being deleted, it stays until it is not loaded any more.
 */
final class SqliteLeftovers {

    private static final Logger LOG = System.getLogger(SqliteLeftovers.class.getName());
    private static final Pattern COPY = Pattern.compile("sqlite-[0-9.]+-[0-9a-f-]{36}-\\w*sqlitejdbc\\.\\w+(\\.lck)?");
    private static final Duration SAFE_AGE = Duration.ofHours(1);

    private SqliteLeftovers() {}

    /** Cleans the folder into which the driver unpacks. */
    static void remove() {
        remove(Path.of(System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))));
    }

    static void remove(Path folder) {
        Instant limit = Instant.now().minus(SAFE_AGE);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> copies = files.filter(SqliteLeftovers::isCopy).toList();
            for (Path copy : copies) {
                removeIfOlder(copy, limit);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The temporary folder cannot be cleaned", e);
        }
    }

    private static boolean isCopy(Path file) {
        return COPY.matcher(file.getFileName().toString()).matches();
    }

    private static void removeIfOlder(Path copy, Instant limit) {
        try {
            if (Files.getLastModifiedTime(copy).toInstant().isBefore(limit)) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A copy of the native library stays", e);
        }
    }
}
