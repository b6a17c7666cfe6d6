package ee.convergence.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A running Java virtual machine, asked by the diagnosis command of the JDK. Thread-safe. */
final class JavaProcess {

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    private final ProcessHandle handle;

    private JavaProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The only one that a process is, or has started from a script. */
    static JavaProcess within(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .filter(JavaProcess::isJava)
                .map(JavaProcess::new)
                .findFirst()
                .orElseThrow();
    }

    /** All that this process has started, by scripts or not. */
    static List<JavaProcess> ofChildren() {
        return ProcessHandle.current()
                .descendants()
                .filter(JavaProcess::isJava)
                .map(JavaProcess::new)
                .toList();
    }

    /** Its threads with their stacks. */
    String threads() {
        return ask("Thread.print");
    }

    /** How many objects there are, after a collection, of a class of this name, whatever loader it is of. */
    long liveObjects(Class<?> type) {
        return ask("GC.class_histogram")
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(type.getName()))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    /** Ends it without asking. */
    void kill() {
        handle.destroyForcibly();
    }

    @Override
    public String toString() {
        return handle.info().commandLine().orElse(handle.toString());
    }

    private String ask(String command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(JCMD, Long.toString(handle.pid()), command)))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("java"))
                .orElse(false);
    }
}
