package ee.convergence.domain;

/**
 * A change that gives or takes rights.
 *
 * @param number changes that are made later have higher numbers, but may be seen earlier
 * @param domainKey where
 * @param targetKind on what kind of thing; 0 when it may be anything of the domain, as when members of groups change
 * @param targetKey on which of its kind; 0 when it may be anything
 */
public record RightsChange(long number, long domainKey, int targetKind, long targetKey) {}
