package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Sweep;
import ee.convergence.config.AuthenticationSettings.Throttle;
import ee.convergence.config.Settings;
import ee.convergence.domain.Credentials.Password;
import ee.convergence.domain.Credentials.ReconnectToken;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Slows down those who guess ({@code protocol.md} section 12, row 8): only failures count, and a reconnect token is never
 * refused, since it cannot be guessed. Thread-safe.
 */
@ServerSingleton
final class LoginThrottle {

    private static final long SWEEP_NANOS = Duration.ofSeconds(10).toNanos();

    private record Account(long domainKey, String username) {}

    private final LoginFailures<Account> users;
    private final LoginFailures<String> addresses;
    private long nextSweep = System.nanoTime();

    @Inject
    LoginThrottle(Settings settings, Sweep sweep) {
        Throttle throttle = settings.authentication().throttle();
        this.users = new LoginFailures<>(throttle, throttle.failuresPerUser());
        this.addresses = new LoginFailures<>(throttle, throttle.failuresPerAddress());
        sweep.register(this::sweep);
    }

    /** Why an attempt is refused without looking at its credentials, if it is. */
    Optional<LoginFailedException> refusal(LoginAttempt attempt, Credentials credentials) {
        long now = System.nanoTime();
        if (credentials instanceof ReconnectToken) {
            return Optional.empty();
        }
        if (credentials instanceof Password password && users.isPausing(account(attempt, password), now)) {
            return Optional.of(LoginFailedException.authenticationFailed());
        }
        return addresses.isPausing(attempt.client().remoteHost(), now)
                ? Optional.of(
                        LoginFailedException.domainUnavailable(attempt.domain().id()))
                : Optional.empty();
    }

    /** The credentials were wrong. */
    void failed(LoginAttempt attempt, Credentials credentials) {
        long now = System.nanoTime();
        if (credentials instanceof ReconnectToken) {
            return;
        }
        if (credentials instanceof Password password) {
            users.failed(account(attempt, password), now);
        }
        addresses.failed(attempt.client().remoteHost(), now);
    }

    /** The credentials were right. */
    void succeeded(LoginAttempt attempt, Credentials credentials) {
        if (credentials instanceof Password password) {
            users.succeeded(account(attempt, password));
        }
    }

    private static Account account(LoginAttempt attempt, Password password) {
        return new Account(attempt.domain().key(), password.username());
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - nextSweep >= 0) {
            nextSweep = now + SWEEP_NANOS;
            users.sweep(now);
            addresses.sweep(now);
        }
    }
}
