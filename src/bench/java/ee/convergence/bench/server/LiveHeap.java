package ee.convergence.bench.server;

import ee.convergence.bench.load.LoadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bytes of the objects that live in the heap of another JVM, by {@code jcmd}. */
final class LiveHeap {

    private LiveHeap() {}

    /** Runs a full collection, writes the table of classes to the file and returns its total. */
    static long bytes(long pid, Path histogram) {
        jcmd(pid, "GC.run", histogram);
        jcmd(pid, "GC.class_histogram", histogram);
        try {
            List<String> lines = Files.readAllLines(histogram);
            String total = lines.stream()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new LoadFailure("no total in " + histogram));
            return Long.parseLong(total.trim().split("\\s+")[2]);
        } catch (IOException e) {
            throw new LoadFailure("no histogram", e);
        }
    }

    private static void jcmd(long pid, String command, Path output) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            int result = new ProcessBuilder(jcmd, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new LoadFailure("jcmd failed, see " + output);
            }
        } catch (IOException e) {
            throw new LoadFailure("jcmd not found: a JDK is needed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("interrupted", e);
        }
    }
}
