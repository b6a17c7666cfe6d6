package ee.convergence.model.live;

/**
 * Names a model everywhere: ids are unique in a domain.
 *
 * @param domainKey the key of its domain
 * @param id its id
 */
public record ModelName(long domainKey, String id) {}
