package ee.convergence.model.live;

/**
 * Wants to know what happens to models at this node, whether they are in memory or not. Found by CDI; called on any thread,
 * must not block.
 */
public interface ModelListener {

    /** A session does not take part any more. Called in the order of what happens to the model. */
    void left(Participation participation);

    /** Who may do what with the model was changed, and that is stored. */
    void accessChanged(ModelName name);

    /** The model was deleted, and that is stored. */
    void deleted(ModelName name);
}
