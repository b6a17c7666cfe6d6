package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void everyScriptIsListed() throws Exception {
        URL folder = Migrations.class.getResource("/db/migration");
        try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(Migrations.SCRIPTS);
        }
    }
}
