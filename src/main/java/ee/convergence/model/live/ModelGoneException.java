package ee.convergence.model.live;

/** What was to be read of a model is not there any more: it was deleted. */
final class ModelGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelGoneException() {
        super("the model was deleted");
    }
}
