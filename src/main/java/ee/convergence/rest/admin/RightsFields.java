package ee.convergence.rest.admin;

import ee.convergence.model.permission.CollectionRights;
import ee.convergence.model.permission.ModelRights;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/** Rights on models and collections in requests and answers. Stateless. */
final class RightsFields {

    private static final String CREATE = "create";
    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final String REMOVE = "remove";
    private static final String MANAGE = "manage";

    /** The names of the rights on collections. */
    static final Set<String> ALL = Set.of(CREATE, READ, WRITE, REMOVE, MANAGE);

    private RightsFields() {}

    /** The rights that are given; what is not is not given. */
    static CollectionRights of(JsonBody json) {
        return new CollectionRights(
                has(json, CREATE),
                new ModelRights(has(json, READ), has(json, WRITE), has(json, REMOVE), has(json, MANAGE)));
    }

    static JsonObjectBuilder add(JsonObjectBuilder json, CollectionRights rights) {
        return add(json.add(CREATE, rights.create()), rights.models());
    }

    static JsonObjectBuilder add(JsonObjectBuilder json, ModelRights rights) {
        return json.add(READ, rights.read())
                .add(WRITE, rights.write())
                .add(REMOVE, rights.remove())
                .add(MANAGE, rights.manage());
    }

    private static boolean has(JsonBody json, String right) {
        return json.flag(right).orElse(false);
    }
}
