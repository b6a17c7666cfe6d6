package ee.convergence.rest.admin;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.config.Settings;
import ee.convergence.domain.LoginFailures;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slows down addresses that present wrong tokens, with the pauses of failed logins. Who presents the right one is never
 * asked about. Thread-safe.
 */
@ServerSingleton
public final class TokenThrottle {

    private static final long SWEEP_NANOS = Duration.ofSeconds(10).toNanos();

    private final LoginFailures<String> failures;
    private long nextSweep = System.nanoTime();

    /** Forgets old failures on this sweep. */
    @Inject
    TokenThrottle(Settings settings, Sweep sweep) {
        this.failures = new LoginFailures<>(
                settings.authentication().throttle(), settings.administration().failuresPerAddress());
        sweep.register(this::sweep);
    }

    /** Notes a wrong token; returns for how long further ones are refused without being noted, zero if they are not. */
    Duration failed(String address) {
        long now = System.nanoTime();
        long left = failures.pauseLeft(address, now);
        if (left == 0) {
            failures.failed(address, now);
        }
        return Duration.ofNanos(left);
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - nextSweep >= 0) {
            nextSweep = now + SWEEP_NANOS;
            failures.sweep(now);
        }
    }
}
