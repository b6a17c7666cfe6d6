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

    /** Adds a user; an anonymous one has logged in by that. */
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
                user.id().type() == UserType.ANONYMOUS ? nowMillis : null);
    }

    /** Replaces a user's profile and returns the new record. */
    static User update(Handle handle, long domainKey, User user, Profile profile) {
        return handle.createQuery("UPDATE domain_user SET first_name = ?, last_name = ?, display_name = ?, email = ?"
                        + " WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, profile.firstName().orElse(null))
                .bind(1, profile.lastName().orElse(null))
                .bind(2, profile.displayName().orElse(null))
                .bind(3, profile.email().orElse(null))
                .bind(4, domainKey)
                .bind(5, user.key())
                .map((row, context) -> user(row))
                .one();
    }

    /** Forbids a user to log in or allows it, and returns the new record. */
    static User setDisabled(Handle handle, long domainKey, long userKey, boolean disabled) {
        return handle.createQuery(
                        "UPDATE domain_user SET disabled = ? WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, disabled ? 1 : 0)
                .bind(1, domainKey)
                .bind(2, userKey)
                .map((row, context) -> user(row))
                .one();
    }

    /** Marks a user as deleted under another name, and returns the new record. */
    static User bury(Handle handle, long domainKey, User user, String otherName) {
        return handle.createQuery("UPDATE domain_user SET username = ?, deleted_username = ?"
                        + " WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, otherName)
                .bind(1, user.id().username())
                .bind(2, domainKey)
                .bind(3, user.key())
                .map((row, context) -> user(row))
                .one();
    }

    /** Whether there is or was a normal user of this name. */
    static boolean everExisted(Handle handle, long domainKey, String username) {
        return find(handle, domainKey, new UserId(UserType.NORMAL, username)).isPresent()
                || handle.createQuery("SELECT count(*) FROM domain_user WHERE domain_key = ? AND user_type = ?"
                                        + " AND deleted_username = ?")
                                .bind(0, domainKey)
                                .bind(1, UserType.NORMAL.code())
                                .bind(2, username)
                                .mapTo(Long.class)
                                .one()
                        > 0;
    }

    /** Notes that a user has logged in. */
    static void loggedIn(Handle handle, long domainKey, long userKey, long nowMillis) {
        handle.execute(
                "UPDATE domain_user SET last_login_at = ? WHERE domain_key = ? AND user_key = ?",
                nowMillis,
                domainKey,
                userKey);
    }

    /** The user of this name. */
    static Optional<User> find(Handle handle, long domainKey, UserId id) {
        return find(handle, domainKey, id.type(), List.of(id.username())).stream()
                .findFirst();
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
