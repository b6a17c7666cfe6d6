package ee.convergence.rest.admin;

import ee.convergence.domain.UserId;
import ee.convergence.model.collection.ModelCollection;
import ee.convergence.model.permission.CollectionRights;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections in requests and answers. Stateless. */
final class CollectionFields {

    private static final String DESCRIPTION = "description";
    private static final String OVERRIDES = "overrideSnapshotPolicy";
    private static final String SNAPSHOTS = "snapshotPolicy";
    private static final String WORLD = "worldPermissions";
    private static final String USERS = "userPermissions";
    private static final String USERNAME = "username";
    private static final String TYPE = "type";

    /** The fields that a request may have. */
    static final List<String> ALL = List.of(DESCRIPTION, OVERRIDES, SNAPSHOTS, WORLD, USERS);

    private CollectionFields() {}

    /** The collection with what a request gives. */
    static ModelCollection changed(ModelCollection collection, JsonBody json) {
        return new ModelCollection(
                collection.id(),
                json.text(DESCRIPTION).orElse(collection.description()),
                json.flag(OVERRIDES).orElse(collection.overridesSnapshots()),
                json.object(SNAPSHOTS, SnapshotFields.ALL)
                        .map(given -> SnapshotFields.changed(collection.snapshots(), given))
                        .orElse(collection.snapshots()),
                json.object(WORLD, RightsFields.ALL).map(RightsFields::of).orElse(collection.world()),
                json.objects(USERS, userFields()).map(CollectionFields::users).orElse(collection.users()));
    }

    static JsonObjectBuilder json(ModelCollection collection) {
        JsonArrayBuilder users = JsonText.PROVIDER.createArrayBuilder();
        collection.users().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> users.add(RightsFields.add(JsonText.id(entry.getKey()), entry.getValue())));
        return JsonText.object()
                .add("id", collection.id())
                .add(DESCRIPTION, collection.description())
                .add(OVERRIDES, collection.overridesSnapshots())
                .add(SNAPSHOTS, SnapshotFields.json(collection.snapshots()))
                .add(WORLD, RightsFields.add(JsonText.object(), collection.world()))
                .add(USERS, users);
    }

    private static Map<UserId, CollectionRights> users(List<JsonBody> given) {
        Map<UserId, CollectionRights> users = new HashMap<>();
        for (JsonBody user : given) {
            UserId id = UserIds.of(user.text(TYPE).orElse(UserIds.NORMAL), user.requiredText(USERNAME));
            users.put(id, RightsFields.of(user));
        }
        return users;
    }

    private static Set<String> userFields() {
        Set<String> fields = new HashSet<>(RightsFields.ALL);
        fields.addAll(List.of(USERNAME, TYPE));
        return fields;
    }
}
