package ee.convergence.model.live;

/**
 * A participant on the side of the state. Immutable.
 *
 * @param participation who
 * @param resynchronizing whether it has not yet caught up
 */
record Member(Participation participation, boolean resynchronizing) {}
