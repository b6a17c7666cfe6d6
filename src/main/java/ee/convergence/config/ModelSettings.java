package ee.convergence.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How models are kept (model.md section 15) and how much they may hold.
 *
 * @param autoCreateTimeout how long a client may take to say what a model that it opens is to begin with
 * @param resynchronizationTimeout how long a resynchronizing client may be silent
 * @param unloadAfter how long a model that nobody has open stays in memory
 * @param ephemeralGrace how long an ephemeral model outlives its last participant
 * @param maxBatch operations in one batch
 * @param maxWaiting messages of clients that wait for one model
 * @param maxReferences references that one session shares on one model
 * @param historyInMemory operations of an open model that are kept in memory after they are stored
 * @param historyBytesInMemory bytes of these operations at most
 * @param maxLag how many operations behind the model a message of a participant may be
 * @param checkpointOperations operations between two checkpoints
 * @param checkpointBytes bytes of operations between two checkpoints
 */
public record ModelSettings(
        Duration autoCreateTimeout,
        Duration resynchronizationTimeout,
        Duration unloadAfter,
        Duration ephemeralGrace,
        int maxBatch,
        int maxWaiting,
        int maxReferences,
        int historyInMemory,
        long historyBytesInMemory,
        int maxLag,
        int checkpointOperations,
        long checkpointBytes) {

    static ModelSettings of(Config config) {
        return new ModelSettings(
                config.getDuration("auto-create-timeout"),
                config.getDuration("resynchronization-timeout"),
                config.getDuration("unload-after"),
                config.getDuration("ephemeral-grace"),
                config.getInt("max-batch"),
                config.getInt("max-waiting"),
                config.getInt("max-references"),
                config.getInt("history-in-memory"),
                config.getBytes("history-bytes-in-memory"),
                config.getInt("max-lag"),
                config.getInt("checkpoint-operations"),
                config.getBytes("checkpoint-bytes"));
    }
}
