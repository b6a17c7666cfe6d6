package ee.convergence.domain;

/**
 * What is recorded of a client with its session, for display only.
 *
 * @param client the name of the client library
 * @param version its version
 * @param userAgent the User-Agent header, possibly empty
 * @param remoteHost the client's address, or {@code unknown}
 */
public record ClientDetails(String client, String version, String userAgent, String remoteHost) {

    private static final int LONGEST = 512;

    /** Cuts what is longer than 512 characters. */
    public ClientDetails {
        client = Texts.storable(client, LONGEST);
        version = Texts.storable(version, LONGEST);
        userAgent = Texts.storable(userAgent, LONGEST);
        remoteHost = Texts.storable(remoteHost, LONGEST);
    }
}
