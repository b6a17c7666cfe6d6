package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.security.interfaces.RSAPublicKey;
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

    private final Reader reader;
    private final Writer writer;
    private final LoginWorkers workers;
    private final FieldRules rules;

    /** Signs with the keys in this database. */
    @Inject
    AdminTokens(Reader reader, Writer writer, LoginWorkers workers, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.workers = workers;
        this.rules = new FieldRules(settings.identity());
    }

    /**
     * A token for the administrator of this name, valid for ten minutes; who logs in with it for the first time comes into
     * being. Fails with {@link InvalidFieldException} if nobody can be called so.
     */
    public CompletableFuture<String> issue(Domain domain, String username) {
        try {
            rules.checkName("username", username);
        } catch (InvalidFieldException invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
        return reader.read(handle -> JwtKeyStore.adminPrivateKey(handle, domain.key()))
                .thenCompose(
                        known -> known.map(CompletableFuture::completedFuture).orElseGet(() -> create(domain)))
                .thenCompose(pem -> workers.submit(() -> sign(pem, username)));
    }

    /** The domain's own key pair is made when it is first needed: that takes a good part of a second. */
    private CompletableFuture<String> create(Domain domain) {
        return workers.submit(RsaKeys::generate)
                .thenCompose(keys -> writer.submit(domain.key(), handle -> {
                    JwtKeyStore.insertAdminKey(
                            handle,
                            domain.key(),
                            RsaKeys.pem((RSAPublicKey) keys.getPublic()),
                            RsaKeys.pem(keys.getPrivate()));
                    return JwtKeyStore.adminPrivateKey(handle, domain.key()).orElseThrow();
                }));
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
