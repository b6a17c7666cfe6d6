package ee.convergence.rest.admin;

import ee.convergence.domain.UserId;
import ee.convergence.permission.GrantLists;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is granted, in requests and answers. Stateless. */
final class GrantFields {

    private static final String WORLD = "world";
    private static final String USERS = "users";
    private static final String GROUPS = "groups";
    private static final String PERMISSIONS = "permissions";

    /** The names of the fields. */
    static final String[] ALL = {WORLD, USERS, GROUPS};

    private GrantFields() {}

    /** What is given; what is not is granted to nobody. */
    static GrantLists of(JsonBody json) {
        Map<UserId, Set<String>> users = new HashMap<>();
        for (JsonBody user :
                json.objects(USERS, Set.of("username", "type", PERMISSIONS)).orElse(List.of())) {
            UserId id = UserIds.of(user.text("type").orElse(UserIds.NORMAL), user.requiredText("username"));
            users.computeIfAbsent(id, key -> new HashSet<>()).addAll(permissions(user));
        }
        Map<String, Set<String>> groups = new HashMap<>();
        for (JsonBody group : json.objects(GROUPS, Set.of("id", PERMISSIONS)).orElse(List.of())) {
            groups.computeIfAbsent(group.requiredText("id"), key -> new HashSet<>())
                    .addAll(permissions(group));
        }
        return new GrantLists(Set.copyOf(json.texts(WORLD).orElse(List.of())), users, groups);
    }

    static JsonObjectBuilder add(JsonObjectBuilder json, GrantLists lists) {
        JsonArrayBuilder users = JsonText.PROVIDER.createArrayBuilder();
        lists.users().forEach((user, names) -> users.add(JsonText.id(user).add(PERMISSIONS, sorted(names))));
        JsonArrayBuilder groups = JsonText.PROVIDER.createArrayBuilder();
        lists.groups()
                .forEach((group, names) ->
                        groups.add(JsonText.object().add("id", group).add(PERMISSIONS, sorted(names))));
        return json.add(WORLD, sorted(lists.world())).add(USERS, users).add(GROUPS, groups);
    }

    private static Set<String> permissions(JsonBody json) {
        return Set.copyOf(json.texts(PERMISSIONS).orElse(List.of()));
    }

    private static JsonArrayBuilder sorted(Set<String> names) {
        return JsonText.texts(names.stream().sorted().toList());
    }
}
