package ee.convergence.model.live;

/** Who comes to a model: to take part in it, or for a copy of it. */
sealed interface Guest permits Opening, Copyist {

    /** The same at another instance of the model. */
    Guest on(LiveModel model);

    /** Is sent away. */
    void refuse(Refusal refusal);
}
