package ee.convergence.rest.admin;

import ee.convergence.domain.ModelDefaults;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;

/** What domains say about their models, in the {@code config} of a domain. Stateless. */
final class ModelFields {

    static final String COLLECTION = "collection";
    static final String SNAPSHOTS = "snapshotPolicy";

    private static final String AUTO_CREATE = "autoCreate";

    private ModelFields() {}

    /** The settings with what a request gives. */
    static ModelDefaults changed(ModelDefaults models, Optional<JsonBody> config) {
        boolean autoCreate = config.flatMap(given -> given.object(COLLECTION, Set.of(AUTO_CREATE)))
                .flatMap(collection -> collection.flag(AUTO_CREATE))
                .orElse(models.collectionAutoCreate());
        return new ModelDefaults(
                autoCreate,
                config.flatMap(given -> given.object(SNAPSHOTS, SnapshotFields.ALL))
                        .map(given -> SnapshotFields.changed(models.snapshots(), given))
                        .orElse(models.snapshots()));
    }

    /** Adds the settings to a domain's configuration. */
    static JsonObjectBuilder add(JsonObjectBuilder config, ModelDefaults models) {
        return config.add(COLLECTION, JsonText.object().add(AUTO_CREATE, models.collectionAutoCreate()))
                .add(SNAPSHOTS, SnapshotFields.json(models.snapshots()));
    }
}
