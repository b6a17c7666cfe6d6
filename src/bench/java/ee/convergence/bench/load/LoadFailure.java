package ee.convergence.bench.load;

/** A run that cannot give a valid figure: a connection was refused or lost, an answer is missing or wrong. */
public final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Fails with the reason to print. */
    public LoadFailure(String message) {
        super(message);
    }

    /** Fails with the reason to print and what caused it. */
    public LoadFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
