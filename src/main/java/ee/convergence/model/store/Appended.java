package ee.convergence.model.store;

/** What came of the wish to append operations to a model. Immutable. */
public enum Appended {
    /** They are stored. */
    DONE,
    /** The model is at another version than was expected: somebody else was first. Nothing was stored. */
    REFUSED,
    /** The model was deleted. Nothing was stored. */
    GONE
}
