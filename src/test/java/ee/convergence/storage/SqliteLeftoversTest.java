package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeftoversTest {

    private static final String COPY = "sqlite-3.54.1.0-5b2f0b0e-7c0a-4b6e-9d0c-0f5c6f7a8b9c-libsqlitejdbc.so";

    @TempDir
    private Path folder;

    @Test
    void removesOldCopiesOfTheLibrary() throws Exception {
        Path copy = file(COPY, Duration.ofHours(2));
        Path lock = file(COPY + ".lck", Duration.ofHours(2));
        SqliteLeftovers.remove(folder);
        assertThat(copy).doesNotExist();
        assertThat(lock).doesNotExist();
    }

    @Test
    void leavesWhatIsFreshOrNotTheDrivers() throws Exception {
        Path fresh = file(COPY, Duration.ZERO);
        Path other = file("sqlite-notes.txt", Duration.ofHours(2));
        SqliteLeftovers.remove(folder);
        assertThat(fresh).exists();
        assertThat(other).exists();
    }

    @Test
    void aMissingFolderIsNoFailure() {
        Path missing = folder.resolve("missing");
        SqliteLeftovers.remove(missing);
        assertThat(missing).doesNotExist();
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
