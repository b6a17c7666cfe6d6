package ee.convergence.domain;

import ee.convergence.config.ModelEntry;
import ee.convergence.config.ModelEntry.SnapshotEntry;
import ee.convergence.domain.SnapshotPolicy.Times;
import ee.convergence.domain.SnapshotPolicy.Versions;

/** Reads what the configuration says about the models of a domain. Stateless. */
final class ModelDefaultsEntry {

    private ModelDefaultsEntry() {}

    /** @throws IllegalArgumentException if an interval is negative */
    static ModelDefaults of(ModelEntry entry) {
        SnapshotPolicy usual = SnapshotPolicy.OF_DOMAINS;
        SnapshotEntry given = entry.snapshots();
        Versions versions = new Versions(
                given.triggerByVersion().orElse(usual.versions().trigger()),
                given.maxVersions().orElse(usual.versions().most()),
                given.limitByVersion().orElse(usual.versions().limit()),
                given.minVersions().orElse(usual.versions().least()));
        Times times = new Times(
                given.triggerByTime().orElse(usual.times().trigger()),
                given.maxTime().orElse(usual.times().most()),
                given.limitByTime().orElse(usual.times().limit()),
                given.minTime().orElse(usual.times().least()));
        return new ModelDefaults(
                entry.collectionAutoCreate().orElse(ModelDefaults.STANDARD.collectionAutoCreate()),
                new SnapshotPolicy(given.enabled().orElse(usual.enabled()), versions, times));
    }
}
