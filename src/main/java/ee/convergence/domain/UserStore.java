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
        UserSearchStore.put(handle, domainKey, user);
    }

    /** Replaces a user's profile and returns the new record. */
    static User update(Handle handle, long domainKey, User user, Profile profile) {
        User updated = handle.createQuery(
                        "UPDATE domain_user SET first_name = ?, last_name = ?, display_name = ?, email = ?,"
                                + " revision = revision + 1 WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, profile.firstName().orElse(null))
                .bind(1, profile.lastName().orElse(null))
                .bind(2, profile.displayName().orElse(null))
                .bind(3, profile.email().orElse(null))
                .bind(4, domainKey)
                .bind(5, user.key())
                .map((row, context) -> user(row))
                .one();
        return noted(handle, domainKey, updated);
    }

    /** Forbids a user to log in or allows it, and returns the new record. */
    static User setDisabled(Handle handle, long domainKey, long userKey, boolean disabled) {
        User updated = handle.createQuery(
                        "UPDATE domain_user SET disabled = ?, revision = revision + 1 WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, disabled ? 1 : 0)
                .bind(1, domainKey)
                .bind(2, userKey)
                .map((row, context) -> user(row))
                .one();
        return noted(handle, domainKey, updated);
    }

    /** Marks a user as deleted under another name, and returns the new record. */
    static User bury(Handle handle, long domainKey, User user, String otherName) {
        User updated = handle.createQuery(
                        "UPDATE domain_user SET username = ?, deleted_username = ?, revision = revision + 1"
                                + " WHERE domain_key = ? AND user_key = ? RETURNING *")
                .bind(0, otherName)
                .bind(1, user.id().username())
                .bind(2, domainKey)
                .bind(3, user.key())
                .map((row, context) -> user(row))
                .one();
        return noted(handle, domainKey, updated);
    }

    private static User noted(Handle handle, long domainKey, User updated) {
        UserSearchStore.put(handle, domainKey, updated);
        UserChangeStore.add(handle, domainKey, updated.key());
        return updated;
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

    /** Users of a type, the oldest first. */
    static List<User> page(Handle handle, long domainKey, UserType type, int offset, int limit) {
        return handle.createQuery("SELECT * FROM domain_user WHERE domain_key = ? AND user_type = ?"
                        + " ORDER BY user_key LIMIT ? OFFSET ?")
                .bind(0, domainKey)
                .bind(1, type.code())
                .bind(2, limit)
                .bind(3, offset)
                .map((row, context) -> user(row))
                .list();
    }

    /** How many users of a type there are. */
    static long count(Handle handle, long domainKey, UserType type) {
        return handle.createQuery("SELECT count(*) FROM domain_user WHERE domain_key = ? AND user_type = ?")
                .bind(0, domainKey)
                .bind(1, type.code())
                .mapTo(Long.class)
                .one();
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
        return UserRows.user(row);
    }
}
