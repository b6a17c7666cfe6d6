package ee.convergence.domain;

/**
 * What a domain says about its models. Immutable.
 *
 * @param collectionAutoCreate whether the first model of a collection makes the collection
 * @param snapshots when snapshots are taken in collections that do not say so themselves
 */
public record ModelDefaults(boolean collectionAutoCreate, SnapshotPolicy snapshots) {

    /** What a domain has unless it is configured. */
    public static final ModelDefaults STANDARD = new ModelDefaults(false, SnapshotPolicy.OF_DOMAINS);
}
