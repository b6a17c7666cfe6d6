package ee.convergence.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The WAR, unpacked to a temporary folder. Not thread-safe. */
final class UnpackedWar {

    private static final List<String> LEFT_OUT = List.of("ee/", "META-INF/");

    private final TemporaryFolder temporary;

    private UnpackedWar(TemporaryFolder temporary) {
        this.temporary = temporary;
    }

    /**
     * Unpacks a WAR, except for the classes that are running already.
     *
     * @throws IOException if the temporary folder cannot be written
     */
    static UnpackedWar of(Path file) throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        TemporaryFolder.removeLeftovers(parent);
        TemporaryFolder temporary = TemporaryFolder.create(parent);
        try (JarFile jar = new JarFile(file.toFile())) {
            unpack(jar, temporary.path());
        } catch (IOException incomplete) {
            temporary.remove();
            throw incomplete;
        }
        return new UnpackedWar(temporary);
    }

    /** Where it lies. */
    Path folder() {
        return temporary.path();
    }

    /**
     * Sees the application, its libraries and the engine, and nothing else but the JDK.
     *
     * @throws IOException if the folder cannot be read
     */
    URLClassLoader classLoader() throws IOException {
        Path inner = folder().resolve("WEB-INF");
        List<URL> places = new ArrayList<>();
        places.add(inner.resolve("classes").toUri().toURL());
        add(inner.resolve("lib"), "*.jar", places);
        add(inner.resolve("engine"), "*.engine", places);
        return new URLClassLoader("convergence", places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /**
     * Deletes it.
     *
     * @throws IOException if the folder cannot be read
     */
    void remove() throws IOException {
        temporary.remove();
    }

    private static void add(Path folder, String pattern, List<URL> places) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, pattern)) {
            for (Path jar : jars) {
                places.add(jar.toUri().toURL());
            }
        }
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        List<JarEntry> wanted = jar.stream()
                .filter(entry -> LEFT_OUT.stream().noneMatch(entry.getName()::startsWith))
                .toList();
        try {
            // Half of the time goes into decompression, so that all processors have something to do.
            wanted.parallelStream().forEach(entry -> unpackOrFail(jar, entry, folder));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static void unpackOrFail(JarFile jar, JarEntry entry, Path folder) {
        try {
            unpack(jar, entry, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }
}
