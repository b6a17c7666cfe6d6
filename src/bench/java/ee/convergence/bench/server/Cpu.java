package ee.convergence.bench.server;

import ee.convergence.bench.load.LoadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time that a process has used, user and system, as Linux counts it.
 *
 * @param micros microseconds, in steps of 10,000
 */
public record Cpu(long micros) {

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long MICROS_PER_TICK = 10_000;

    static Cpu of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            return new Cpu(ticks * MICROS_PER_TICK);
        } catch (IOException e) {
            throw new LoadFailure("the server has ended", e);
        }
    }

    /** Microseconds per unit of work since an earlier reading. */
    public double perUnitSince(Cpu earlier, long units) {
        return (double) (micros - earlier.micros) / units;
    }
}
