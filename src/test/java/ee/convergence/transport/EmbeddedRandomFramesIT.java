package ee.convergence.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link RandomFramesContract} on the embedded default; threads are counted where the system tells them. */
class EmbeddedRandomFramesIT extends RandomFramesContract {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.with(SETTINGS);

    @Override
    protected Target target() {
        return SERVER.target();
    }

    @Override
    protected int frames() {
        return 100_000;
    }

    @Override
    protected int threads() throws IOException {
        Path tasks = Path.of("/proc", Long.toString(SERVER.process().pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return (int) threads.count();
        }
    }
}
