package ee.convergence.bench.scenario;

import ee.convergence.bench.load.LoadFailure;
import ee.convergence.bench.load.LoadLoop;
import ee.convergence.bench.load.LoggedIn;
import ee.convergence.bench.load.Messages;
import ee.convergence.bench.load.Wave;
import ee.convergence.bench.server.AdministrationCalls;
import ee.convergence.bench.server.ServerProcess;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Users, keys and tokens for {@link LoginRate}, made by the administration API and by earlier logins. */
final class LoginCredentials {

    private static final String USERNAME = "bench";
    private static final String PASSWORD = "a password of the benchmark";
    private static final String KEY_ID = "bench";
    private static final int JWT_USERS = 100;
    private static final int HTTP_CONFLICT = 409;

    private LoginCredentials() {}

    /** The password of one user. */
    static IntFunction<byte[]> password(LoadLoop loop, ServerProcess server, int count) {
        String user = "{\"username\":\"" + USERNAME + "\",\"password\":\"" + PASSWORD + "\"}";
        int status = AdministrationCalls.to(server).send("POST", "users", user);
        if (status >= 300 && status != HTTP_CONFLICT) {
            throw new LoadFailure("no user: " + status);
        }
        byte[] login = Messages.passwordLogin(USERNAME, PASSWORD);
        return number -> login;
    }

    /** JWTs of some users, signed by a key of the domain. */
    static IntFunction<byte[]> jwt(LoadLoop loop, ServerProcess server, int count) {
        KeyPair pair = keyPair();
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\\n" + encoded + "\\n-----END PUBLIC KEY-----";
        int status = AdministrationCalls.to(server).send("PUT", "jwt-keys/" + KEY_ID, "{\"key\":\"" + pem + "\"}");
        if (status >= 300) {
            throw new LoadFailure("no key: " + status);
        }
        List<byte[]> logins = IntStream.range(0, JWT_USERS)
                .mapToObj(user -> Messages.jwtLogin(signed(pair, "jwt-user-" + user)))
                .toList();
        return number -> logins.get(number % JWT_USERS);
    }

    /** The reconnect tokens of anonymous users whose sessions are over. */
    static IntFunction<byte[]> token(LoadLoop loop, ServerProcess server, int count) {
        List<LoggedIn> before = Wave.logins(loop, count, number -> Messages.anonymousLogin());
        loop.close(before.stream().map(LoggedIn::connection).toList());
        List<byte[]> logins = before.stream()
                .map(session -> Messages.tokenLogin(session.success().getReconnectToken()))
                .toList();
        return logins::get;
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new LoadFailure("no RSA", impossible);
        }
    }

    private static String signed(KeyPair pair, String username) {
        JwtClaims claims = new JwtClaims();
        claims.setAudience("Convergence");
        claims.setSubject(username);
        claims.setExpirationTimeMinutesInTheFuture(60);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(KEY_ID);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(pair.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException unusable) {
            throw new LoadFailure("no JWT", unusable);
        }
    }
}
