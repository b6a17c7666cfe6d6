package ee.convergence.client;

/** What the front door tells the rooms behind it about a request. */
public final class RequestAttributes {

    /** The address of whoever sends the request, as {@link Client#address}; a string. */
    public static final String ADDRESS = "ee.convergence.client.address";

    private RequestAttributes() {}
}
