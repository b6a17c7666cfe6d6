package ee.convergence.model;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a database holds of one model, read and changed past the server. */
record ModelRows(String url, String model) {

    /** The version of its checkpoint. */
    long checkpoint() throws SQLException {
        return number("SELECT c.version FROM model_checkpoint c JOIN model m ON m.model_key = c.model_key"
                + " WHERE m.id = ?");
    }

    /** It was created when time began: whoever reads it now can be told from who has read it before. */
    void age() throws SQLException {
        change("UPDATE model SET created_at = 0 WHERE id = ?");
    }

    /** What it begins with can be read no more. */
    void damage() throws SQLException {
        change("UPDATE model_checkpoint SET content = x'ff'"
                + " WHERE model_key = (SELECT model_key FROM model WHERE id = ?)");
    }

    /** The last of its operations is missing. */
    void lose() throws SQLException {
        change("UPDATE model SET version = version + 1 WHERE id = ?");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("There is no such model: " + model);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
