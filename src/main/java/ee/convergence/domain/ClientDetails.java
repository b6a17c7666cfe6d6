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
        client = cut(client);
        version = cut(version);
        userAgent = cut(userAgent);
        remoteHost = cut(remoteHost);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
