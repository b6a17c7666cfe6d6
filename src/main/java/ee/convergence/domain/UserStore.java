package ee.convergence.domain;

import ee.convergence.domain.User.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of users. Stateless; every method works in the caller's transaction. */
final class UserStore {

    private UserStore() {}

    /** Adds a user. */
    static void insert(Handle handle, long domainKey, User user, long nowMillis) {
        Profile profile = user.profile();
        handle.execute(
                "INSERT INTO domain_user (domain_key, user_key, user_type, username, first_name, last_name,"
                        + " display_name, email, disabled, created_at, last_login_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                domainKey,
                user.key(),
                user.id().type().code(),
                user.id().username(),
                profile.firstName().orElse(null),
                profile.lastName().orElse(null),
                profile.displayName().orElse(null),
                profile.email().orElse(null),
                user.disabled() ? 1 : 0,
                nowMillis,
                nowMillis);
    }

    /** The users of these names, of which there must be at least one. */
    static List<User> find(Handle handle, long domainKey, UserType type, List<String> usernames) {
        return handle.createQuery("SELECT * FROM domain_user"
                        + " WHERE domain_key = :domain AND user_type = :type AND username IN (<usernames>)")
                .bind("domain", domainKey)
                .bind("type", type.code())
                .bindList("usernames", usernames)
                .map((row, context) -> user(row))
                .list();
    }

    /** The user of a row of {@code domain_user}. */
    static User user(ResultSet row) throws SQLException {
        Profile profile = new Profile(
                Optional.ofNullable(row.getString("first_name")),
                Optional.ofNullable(row.getString("last_name")),
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("email")));
        return new User(
                row.getLong("user_key"),
                new UserId(UserType.ofCode(row.getInt("user_type")), row.getString("username")),
                profile,
                row.getInt("disabled") != 0,
                Optional.ofNullable(row.getString("deleted_username")));
    }
}
