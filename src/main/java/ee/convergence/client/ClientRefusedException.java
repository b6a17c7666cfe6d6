package ee.convergence.client;

/** A client that is not created because of a limit. */
public final class ClientRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** Refused for this reason. */
    public ClientRefusedException(Refusal refusal) {
        super("client refused: " + refusal, null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
