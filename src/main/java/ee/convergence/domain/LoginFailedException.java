package ee.convergence.domain;

/**
 * A login that was refused or could not be carried out; the codes and texts are those of {@code protocol.md} section
 * 4.4, with the improved {@code retryOk} rules of section 12.
 */
public final class LoginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String WRONG_CREDENTIALS = "authentication_failed";

    private final String code;
    private final boolean retryOk;

    private LoginFailedException(String code, String details, boolean retryOk) {
        super(details, null, false, false);
        this.code = code;
        this.retryOk = retryOk;
    }

    /** There is no such domain, or it is offline. */
    public static LoginFailedException domainNotFound(DomainId domain) {
        return new LoginFailedException("domain_not_found", "The domain '" + domain + "' does not exist", false);
    }

    /** The domain is not ready, in maintenance, or the server has too much to do. */
    public static LoginFailedException domainUnavailable(DomainId domain) {
        return new LoginFailedException(
                "domain_unavailable", "The domain '" + domain + "' is unavailable, please try again later.", true);
    }

    /** The domain's state could not be read. */
    public static LoginFailedException domainError(DomainId domain) {
        return new LoginFailedException(
                "domain_error", "The domain '" + domain + "' could not connect to its database.", true);
    }

    /** The credentials are wrong, whatever is wrong with them. */
    public static LoginFailedException authenticationFailed() {
        return new LoginFailedException(WRONG_CREDENTIALS, "Authentication failed", false);
    }

    /** The domain does not admit anonymous users. */
    public static LoginFailedException anonymousDisabled() {
        return new LoginFailedException(
                "anonymous_auth_disabled", "Anonymous authentication is disabled for the requested domain.", false);
    }

    /** The session could not be stored. */
    public static LoginFailedException sessionNotCreated() {
        return new LoginFailedException("authentication_error", "Unable to create user session", true);
    }

    /** The request carries no credentials. */
    public static LoginFailedException noCredentials() {
        return new LoginFailedException("invalid_auth_method", "", false);
    }

    /** The server failed or took too long. */
    public static LoginFailedException serverError() {
        return new LoginFailedException("server_error", "The server could not obtain the users presence data", true);
    }

    /** Whether it is the credentials that were wrong, and not the moment. */
    boolean isWrongCredentials() {
        return code.equals(WRONG_CREDENTIALS);
    }

    /** The code as it travels. */
    public String code() {
        return code;
    }

    /** Whether the client may try again with the same credentials. */
    public boolean retryOk() {
        return retryOk;
    }
}
