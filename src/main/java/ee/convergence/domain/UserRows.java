package ee.convergence.domain;

import ee.convergence.domain.User.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Makes users of what stores read. Stateless. */
public final class UserRows {

    private UserRows() {}

    /** The user of a row of {@code domain_user}. */
    public static User user(ResultSet row) throws SQLException {
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
                Optional.ofNullable(row.getString("deleted_username")),
                row.getLong("revision"));
    }
}
