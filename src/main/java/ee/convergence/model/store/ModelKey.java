package ee.convergence.model.store;

/**
 * Names a stored model for all time: one that is created later under the same id has another key. Immutable. Suits as the
 * key of works of the {@code Writer}, which then keep their order.
 *
 * @param domainKey the domain that it was found in
 * @param number the model's number, in all domains
 */
public record ModelKey(long domainKey, long number) {}
