package ee.convergence.model.store;

/**
 * What one who opens a model gets of its row.
 *
 * @param valuePrefix the prefix of value ids that is this one's alone (model.md section 4.4)
 * @param version the model's version as it is stored, by whichever node
 */
public record ModelEntry(long valuePrefix, long version) {}
