package ee.convergence.model.live;

/**
 * Somebody who wants a copy of a model brought up to date. Immutable.
 *
 * @param keeper whose copy it is
 */
record Copyist(CopyKeeper keeper) implements Guest {

    @Override
    public Copyist on(LiveModel model) {
        return this;
    }

    @Override
    public void refuse(Refusal refusal) {
        keeper.failed();
    }
}
