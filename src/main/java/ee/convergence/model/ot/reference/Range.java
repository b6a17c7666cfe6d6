package ee.convergence.model.ot.reference;

/**
 * A range of a string. Immutable.
 *
 * @param start where it starts, in UTF-16 code units; may be greater than the end
 * @param end where it ends
 */
public record Range(int start, int end) {}
