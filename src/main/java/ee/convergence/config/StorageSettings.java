package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * The database.
 *
 * @param jndiName the app server's DataSource; empty for a pool of our own
 * @param url where our own pool connects
 * @param user empty for none
 * @param password empty for none
 * @param poolSize connections of our own pool
 * @param inMemoryAllowed whether a database that forgets is accepted
 * @param writers threads that write
 * @param writerQueue works that may wait for a writer
 * @param writerBatch works that one transaction joins
 */
public record StorageSettings(
        String jndiName,
        String url,
        String user,
        String password,
        int poolSize,
        boolean inMemoryAllowed,
        int writers,
        int writerQueue,
        int writerBatch) {

    static StorageSettings of(Config config) {
        return new StorageSettings(
                config.getString("jndi-name"),
                config.getString("url"),
                config.getString("user"),
                config.getString("password"),
                config.getInt("pool-size"),
                config.getBoolean("in-memory-allowed"),
                config.getInt("writers"),
                config.getInt("writer-queue"),
                config.getInt("writer-batch"));
    }

    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "StorageSettings[" + (jndiName.isEmpty() ? url : jndiName) + "]";
    }
}
