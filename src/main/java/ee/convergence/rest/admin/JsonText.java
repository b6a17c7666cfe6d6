package ee.convergence.rest.admin;

import ee.convergence.domain.Group;
import ee.convergence.domain.Page;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the administration shows, as JSON. Stateless. */
final class JsonText {

    /** Looked up once: that is costly. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonText() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** A body that every server passes on as it is. */
    static byte[] bytes(JsonValue value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    static <T> byte[] page(Page<T> page, PageQuery query, Function<T, JsonObjectBuilder> item) {
        JsonArrayBuilder items = PROVIDER.createArrayBuilder();
        page.items().forEach(one -> items.add(item.apply(one)));
        return bytes(object().add("items", items)
                .add("offset", query.offset())
                .add("limit", query.limit())
                .add("total", page.total())
                .build());
    }

    static JsonObjectBuilder user(User user) {
        JsonObjectBuilder json = id(user.id());
        add(json, "firstName", user.profile().firstName());
        add(json, "lastName", user.profile().lastName());
        add(json, "displayName", user.profile().displayName());
        add(json, "email", user.profile().email());
        json.add("disabled", user.disabled());
        json.add("deleted", user.deletedUsername().isPresent());
        add(json, "deletedUsername", user.deletedUsername());
        return json;
    }

    static JsonObjectBuilder group(Group group) {
        JsonArrayBuilder members = PROVIDER.createArrayBuilder();
        group.members().forEach(member -> members.add(id(member)));
        return object().add("id", group.id())
                .add("description", group.description())
                .add("members", members);
    }

    static JsonArrayBuilder texts(Collection<String> texts) {
        JsonArrayBuilder array = PROVIDER.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    static void add(JsonObjectBuilder json, String name, Optional<String> text) {
        text.ifPresent(present -> json.add(name, present));
    }

    static JsonObjectBuilder id(UserId id) {
        return object().add("username", id.username())
                .add("type", id.type().name().toLowerCase(Locale.ROOT));
    }
}
