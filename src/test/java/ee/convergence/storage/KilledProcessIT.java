package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledged row survives {@code kill -9}. */
@Timeout(60)
class KilledProcessIT {

    private static final int ENOUGH = 3_000;

    @TempDir
    private Path folder;

    @RepeatedTest(2)
    void everyAcknowledgedRowIsThere() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("killed.db");
        Set<Long> acknowledged = acknowledgedUntilKilled(url);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(stored(url)).containsAll(acknowledged);
    }

    private static Set<Long> acknowledgedUntilKilled(String url) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            Set<Long> acknowledged = new HashSet<>();
            for (String line = nextLine(lines); line != null; line = nextLine(lines)) {
                acknowledged.add(Long.valueOf(line));
                if (acknowledged.size() == ENOUGH) {
                    // Unlike the process itself, its handle leaves the stream open.
                    process.toHandle().destroyForcibly();
                }
            }
            return acknowledged;
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What had left the process when it was killed counts; a line that was cut off does not. */
    private static String nextLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = lines.read(); next != '\n'; next = lines.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static Set<Long> stored(String url) {
        try (Database database = Database.open(TestDatabase.settingsOf(Map.of("url", url)))) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT id FROM entry")
                            .mapTo(Long.class)
                            .set());
        }
    }
}
