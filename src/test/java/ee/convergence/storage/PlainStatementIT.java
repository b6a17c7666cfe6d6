package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Timeout;

/** Statements that a writer's connection keeps, on every database. */
@Timeout(60)
class PlainStatementIT {

    private static final String ECHO = "SELECT CAST(? AS INTEGER)";

    @EachDatabase
    void aWritersConnectionPreparesOnce(TestDatabase test) throws SQLException {
        try (Database database = test.open();
                Handle handle = database.openForWriting()) {
            PreparedStatement first;
            try (PlainStatement statement = PlainStatement.of(handle, ECHO)) {
                first = statement.jdbc();
                assertThat(echo(first, 7)).isEqualTo(7);
            }
            try (PlainStatement statement = PlainStatement.of(handle, ECHO);
                    PlainStatement meanwhile = PlainStatement.of(handle, ECHO)) {
                assertThat(statement.jdbc()).isSameAs(first);
                assertThat(meanwhile.jdbc()).isNotSameAs(first);
                assertThat(echo(statement.jdbc(), 8)).isEqualTo(8);
                assertThat(echo(meanwhile.jdbc(), 9)).isEqualTo(9);
            }
            assertThat(handle.createQuery(ECHO).bind(0, 5).mapTo(Integer.class).one())
                    .isEqualTo(5);
        }
    }

    @EachDatabase
    void theLongestUnusedAreGivenUp(TestDatabase test) throws SQLException {
        try (Database database = test.open();
                Handle handle = database.openForWriting()) {
            PreparedStatement first;
            try (PlainStatement statement = PlainStatement.of(handle, ECHO)) {
                first = statement.jdbc();
            }
            IntStream.range(0, 120)
                    .forEach(i -> assertThat(handle.createQuery("SELECT " + i)
                                    .mapTo(Integer.class)
                                    .one())
                            .isEqualTo(i));
            assertThat(first.isClosed()).isTrue();
            try (PlainStatement statement = PlainStatement.of(handle, ECHO)) {
                assertThat(echo(statement.jdbc(), 3)).isEqualTo(3);
            }
        }
    }

    @EachDatabase
    void aReadersConnectionKeepsNone(TestDatabase test) throws SQLException {
        try (Database database = test.open();
                Handle handle = database.jdbi().open()) {
            PreparedStatement used;
            try (PlainStatement statement = PlainStatement.of(handle, ECHO)) {
                used = statement.jdbc();
                assertThat(echo(used, 1)).isEqualTo(1);
            }
            assertThat(used.isClosed()).isTrue();
        }
    }

    private static int echo(PreparedStatement statement, int number) throws SQLException {
        statement.setInt(1, number);
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
