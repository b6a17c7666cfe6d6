package ee.convergence.server;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.transport.Target.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators read about deviations is what the tests of each server assert. */
class DeviationsTest {

    private static final Path DOCUMENT = Path.of("src/docs/deploying.md");
    private static final String SECTION = "## What servers do differently";

    @ParameterizedTest
    @EnumSource
    void areDocumentedForEachServer(AppServer server) throws IOException {
        List<Deviation> documented = rows().stream()
                .filter(row -> row.get(0).toUpperCase(Locale.ROOT).equals(server.name()))
                .map(row -> Deviation.valueOf(row.get(4)))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(server.deviations());
    }

    @Test
    void areAllSomeServersOwn() {
        Collection<Deviation> claimed = EnumSet.noneOf(Deviation.class);
        for (AppServer server : AppServer.values()) {
            claimed.addAll(server.deviations());
        }
        assertThat(claimed).containsExactly(Deviation.values());
    }

    private static List<List<String>> rows() throws IOException {
        String document = Files.readString(DOCUMENT);
        return document.substring(document.indexOf(SECTION))
                .lines()
                .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
                .map(line -> Arrays.stream(line.substring(2).split(" \\| ?"))
                        .map(cell -> cell.replace("`", ""))
                        .toList())
                .toList();
    }
}
