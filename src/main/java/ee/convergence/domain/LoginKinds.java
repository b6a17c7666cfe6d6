package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Credentials.Anonymous;
import ee.convergence.domain.Credentials.Jwt;
import ee.convergence.domain.Credentials.Password;
import ee.convergence.domain.Credentials.ReconnectToken;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/** All kinds of login: the one for each kind of credentials. Thread-safe. */
@ServerSingleton
final class LoginKinds {

    private final AnonymousLogin anonymous;
    private final ReconnectLogin reconnect;
    private final PasswordLogin password;
    private final JwtLogin jwt;

    @Inject
    LoginKinds(AnonymousLogin anonymous, ReconnectLogin reconnect, PasswordLogin password, JwtLogin jwt) {
        this.anonymous = anonymous;
        this.reconnect = reconnect;
        this.password = password;
        this.jwt = jwt;
    }

    CompletableFuture<Login> login(LoginAttempt attempt, Credentials credentials) {
        if (credentials instanceof Anonymous given) {
            return anonymous.login(attempt, given);
        }
        if (credentials instanceof ReconnectToken given) {
            return reconnect.login(attempt, given);
        }
        if (credentials instanceof Password given) {
            return password.login(attempt, given);
        }
        return jwt.login(attempt, (Jwt) credentials);
    }
}
