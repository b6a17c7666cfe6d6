package ee.convergence.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The operations that a database holds, read past the server; ot.md section 10 says which there must be. */
record OperationLog(String url) {

    /** What is known of a model's operations, each stored under the version that it made. */
    private record Row(long operations, long first, long last, long version) {

        void assertContiguous(String model) {
            if (operations == 0) {
                assertThat(version).as(model).isEqualTo(1);
                return;
            }
            assertThat(first).as("first operation of %s", model).isEqualTo(2);
            assertThat(operations).as("operations of %s", model).isEqualTo(last - 1);
            assertThat(version).as("version of %s", model).isEqualTo(last);
        }
    }

    private static final String SQL = """
            SELECT m.id, m.version, COUNT(o.version), MIN(o.version), MAX(o.version)
            FROM model m LEFT JOIN model_operation o ON o.model_key = m.model_key
            GROUP BY m.id, m.version""";

    /** Asserts that each model has one operation for each of its versions but the first. */
    void assertContiguous() {
        Map<String, Row> rows = rows();
        assertThat(rows).isNotEmpty();
        rows.forEach((model, row) -> row.assertContiguous(model));
    }

    /** Asserts the same, and that each model that is named has this version at least: a JSON object of numbers. */
    void assertHolds(String acknowledged) {
        assertContiguous();
        Map<String, Row> rows = rows();
        try (JsonReader reader = Json.createReader(new StringReader(acknowledged))) {
            JsonObject versions = reader.readObject();
            assertThat(versions).isNotEmpty();
            versions.keySet()
                    .forEach(model -> assertThat(rows.get(model).version())
                            .as("version of %s", model)
                            .isGreaterThanOrEqualTo(versions.getInt(model)));
        }
    }

    private Map<String, Row> rows() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(SQL)) {
            Map<String, Row> rows = new HashMap<>();
            while (found.next()) {
                rows.put(
                        found.getString(1),
                        new Row(found.getLong(3), found.getLong(4), found.getLong(5), found.getLong(2)));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
