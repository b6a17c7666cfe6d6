package ee.convergence.rest.admin;

import ee.convergence.identity.UserField;
import ee.convergence.identity.UserSearch;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which users are asked for. The server sets the fields. */
public class UserQuery {

    @QueryParam("type")
    @DefaultValue(UserIds.NORMAL)
    private String type;

    @QueryParam("filter")
    @DefaultValue("")
    private String filter;

    @QueryParam("field")
    private List<String> fields;

    @QueryParam("orderBy")
    @DefaultValue("username")
    private String orderBy;

    @QueryParam("descending")
    private boolean descending;

    @QueryParam("offset")
    private String offset;

    @QueryParam("limit")
    private String limit;

    /** For the server. */
    public UserQuery() {}

    String type() {
        return type;
    }

    PageQuery page(Desk desk) {
        return desk.page(offset, limit);
    }

    /** The search for normal users; without a field it looks into all of them. */
    UserSearch search(PageQuery page) {
        Set<UserField> chosen = fields == null || fields.isEmpty()
                ? Set.of(UserField.values())
                : fields.stream().map(UserQuery::field).collect(Collectors.toSet());
        return new UserSearch(chosen, filter, field(orderBy), !descending, page.offset(), page.limit());
    }

    private static UserField field(String name) {
        return Arrays.stream(UserField.values())
                .filter(field -> nameOf(field).equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("there is no field " + name + " to search or to order by")
                        .exception());
    }

    private static String nameOf(UserField field) {
        return switch (field) {
            case USERNAME -> "username";
            case EMAIL -> "email";
            case FIRST_NAME -> "firstName";
            case LAST_NAME -> "lastName";
            case DISPLAY_NAME -> "displayName";
        };
    }
}
