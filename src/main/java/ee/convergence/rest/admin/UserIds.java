package ee.convergence.rest.admin;

import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import java.util.Locale;

/** Names of users as requests tell them. Stateless. */
final class UserIds {

    static final String NORMAL = "normal";

    private UserIds() {}

    static UserId normal(String username) {
        return new UserId(UserType.NORMAL, username);
    }

    static UserId of(String type, String username) {
        return new UserId(type(type), username);
    }

    /** The type of this name; a {@link Problem} if there is none. */
    static UserType type(String name) {
        for (UserType type : UserType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw Problem.malformed("type must be normal, convergence or anonymous").exception();
    }
}
