package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Credentials.Jwt;
import ee.convergence.domain.JwtUsers.Claimed;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Believes what a key of the domain has signed ({@code protocol.md} section 5.2). Thread-safe. */
@ServerSingleton
final class JwtLogin implements LoginKind<Jwt> {

    private final Database database;
    private final LoginWorkers workers;
    private final JwtReader reader;
    private final JwtUsers users;
    private final Sessions sessions;

    @Inject
    JwtLogin(Database database, LoginWorkers workers, JwtReader reader, JwtUsers users, Sessions sessions) {
        this.database = database;
        this.workers = workers;
        this.reader = reader;
        this.users = users;
        this.sessions = sessions;
    }

    @Override
    public CompletableFuture<Login> login(LoginAttempt attempt, Jwt jwt) {
        return workers.submit(() -> read(attempt.domain(), jwt.token()))
                .thenCompose(claimed -> claimed.map(valid -> begin(attempt, valid))
                        .orElseGet(() -> CompletableFuture.failedFuture(LoginFailedException.authenticationFailed())));
    }

    private Optional<Claimed> read(Domain domain, String token) {
        return reader.keyId(token)
                .flatMap(keyId -> database.jdbi()
                        .withHandle(handle -> publicKey(handle, domain, keyId))
                        .flatMap(pem -> read(token, keyId, pem)));
    }

    private Optional<Claimed> read(String token, String keyId, String pem) {
        try {
            return reader.read(token, RsaKeys.publicKey(pem)).map(claims -> new Claimed(keyId, pem, claims));
        } catch (InvalidKeyTextException unusable) {
            return Optional.empty();
        }
    }

    private CompletableFuture<Login> begin(LoginAttempt attempt, Claimed claimed) {
        Optional<LoginFailedException> refusal = DomainAccess.refusal(attempt.domain(), claimed.type());
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        return sessions.begin(attempt, "jwt", (handle, now) -> {
            boolean keyStands = publicKey(handle, attempt.domain(), claimed.keyId())
                    .filter(claimed.publicKey()::equals)
                    .isPresent();
            return keyStands ? users.admit(handle, attempt.domain(), claimed, now) : Verdict.wrong();
        });
    }

    private static Optional<String> publicKey(Handle handle, Domain domain, String keyId) {
        return keyId.equals(JwtKey.ADMIN)
                ? JwtKeyStore.adminPublicKey(handle, domain.key())
                : JwtKeyStore.find(handle, domain.key(), keyId)
                        .filter(JwtKey::enabled)
                        .map(JwtKey::publicKey);
    }
}
