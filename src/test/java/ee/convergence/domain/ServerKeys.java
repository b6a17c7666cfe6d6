package ee.convergence.domain;

import java.security.KeyPair;

/** The keys that a server makes for itself, when it first needs them. */
final class ServerKeys {

    private ServerKeys() {}

    /** The key pair of the domain {@code convergence/default}. */
    static TestKey admin(ServerDatabase database) throws InvalidKeyTextException {
        TestKey fresh = TestKey.rsa(JwtKey.ADMIN, 2048);
        database.execute(
                "INSERT INTO admin_key (domain_key, public_key, private_key) SELECT domain_key, ?, ? FROM domain"
                        + " WHERE namespace = 'convergence' AND id = 'default' ON CONFLICT (domain_key) DO NOTHING",
                fresh.pem(),
                fresh.privatePem());
        String from = " FROM admin_key WHERE domain_key ="
                + " (SELECT domain_key FROM domain WHERE namespace = 'convergence' AND id = 'default')";
        return new TestKey(
                JwtKey.ADMIN,
                new KeyPair(
                        RsaKeys.publicKey(
                                database.query("SELECT public_key" + from).get(0)),
                        RsaKeys.privateKey(
                                database.query("SELECT private_key" + from).get(0))));
    }
}
