package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.AuthenticationSettings;
import ee.convergence.config.Settings;
import jakarta.inject.Inject;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Reads JWTs ({@code protocol.md} section 5.2). Whatever is wrong with a token, the answer is empty; why is not told, and
 * no exception with parts of the token leaves. Thread-safe.
 */
@ServerSingleton
final class JwtReader {

    private static final int SKEW_SECONDS = 30;
    private static final int PARTS = 3;
    private static final AlgorithmConstraints RSA_ONLY = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512);

    private final AuthenticationSettings limits;

    @Inject
    JwtReader(Settings settings) {
        this.limits = settings.authentication();
    }

    /** The id of the key that a token names. */
    Optional<String> keyId(String token) {
        if (token.length() > limits.maxJwtLength() || token.split("\\.", -1).length != PARTS) {
            return Optional.empty();
        }
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return Optional.ofNullable(signature.getHeaders().getStringHeaderValue("kid"))
                    .filter(id -> !id.isEmpty() && id.length() <= limits.maxClaimLength() && Texts.isStorable(id));
        } catch (JoseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** What a token claims, if this key signed it and it is valid now. */
    Optional<JwtClaimsOfUser> read(String token, RSAPublicKey key) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(RSA_ONLY)
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setExpectedAudience("Convergence")
                .setRequireSubject()
                .build();
        try {
            return JwtClaimsOfUser.of(consumer.processToClaims(token), limits);
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException invalid) {
            return Optional.empty();
        }
    }
}
