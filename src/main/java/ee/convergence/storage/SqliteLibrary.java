package ee.convergence.storage;

import org.sqlite.SQLiteJDBCLoader;

/** SQLite's native library, of which each deployment loads a copy. */
final class SqliteLibrary {

    private SqliteLibrary() {}

    /**
     * Loads it, if that was not done yet. The driver asks the system's {@code uname} for that, and the thread by which the
     * JDK waits for processes keeps the context class loader of its first caller for a minute: it must not be ours, which
     * an undeployment could not free.
     *
     * @throws StorageException if there is none for this system, or it cannot be unpacked
     */
    static void load() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception failure) {
            throw new StorageException("SQLite's native library cannot be loaded", failure);
        } finally {
            current.setContextClassLoader(own);
        }
    }
}
