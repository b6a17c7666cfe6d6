package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Database;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Issues the JWTs with which administrators of the server log in to a domain ({@code protocol.md} section 5.2).
 * Thread-safe; never blocks.
 */
@ServerSingleton
public final class AdminTokens {

    private static final int MINUTES = 10;

    private final Database database;
    private final LoginWorkers workers;

    /** Signs with the keys in this database. */
    @Inject
    AdminTokens(Database database, LoginWorkers workers) {
        this.database = database;
        this.workers = workers;
    }

    /** A token for an administrator, valid for ten minutes; empty when the domain has no key pair of its own. */
    public CompletableFuture<Optional<String>> issue(Domain domain, String username) {
        return workers.submit(() -> database.jdbi()
                .withHandle(handle -> JwtKeyStore.adminPrivateKey(handle, domain.key()))
                .map(pem -> sign(pem, username)));
    }

    private static String sign(String pem, String username) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("ConvergenceJwtUtil");
        claims.setAudience("Convergence");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setNotBeforeMinutesInThePast(MINUTES);
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setSubject(username);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(JwtKey.ADMIN);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            signature.setKey(RsaKeys.privateKey(pem));
            return signature.getCompactSerialization();
        } catch (InvalidKeyTextException | JoseException unusable) {
            throw new IllegalStateException("the domain's own key pair cannot be used", unusable);
        }
    }
}
