package ee.convergence.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder of this process alone. A locked file in it says that the process lives, which holds between containers that
 * share a file system too, as a process id would not. Not thread-safe.
 */
final class TemporaryFolder {

    private static final String PREFIX = "convergence-ee-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;

    private TemporaryFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * A new folder.
     *
     * @throws IOException if it cannot be made
     */
    static TemporaryFolder create(Path parent) throws IOException {
        while (true) {
            Path path = Files.createTempDirectory(parent, PREFIX);
            FileChannel lock =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Another process that starts now may have taken the folder, not locked yet, for a leftover.
            if (lock.tryLock() != null && Files.exists(path.resolve(LOCK))) {
                return new TemporaryFolder(path, lock);
            }
            lock.close();
        }
    }

    /**
     * Removes the folders whose process is dead.
     *
     * @throws IOException if the parent cannot be read
     */
    static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                removeIfLeft(folder);
            }
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /**
     * Deletes the folder, as far as the system lets it.
     *
     * @throws IOException if it cannot be read
     */
    void remove() throws IOException {
        delete(path);
        lock.close();
        delete(path);
    }

    private static void removeIfLeft(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.isWritable(file)) {
            return;
        }
        boolean left;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            left = lock != null;
            if (left) {
                delete(folder);
            }
        } catch (IOException removedByAnotherMeanwhile) {
            left = false;
        }
        if (left) {
            folder.toFile().delete();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
