package ee.convergence.model;

import static ee.convergence.model.ModelRequests.opened;
import static ee.convergence.model.ModelRequests.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A model that reads older operations, of which it keeps few in memory: what comes meanwhile waits, and not without bound.
 * On PostgreSQL, where a test can make a reader wait.
 */
class CrowdedModelOnPostgresIT {

    private static final int KEPT = 3;
    private static final int WAITING = 5;

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(Map.of(
            "convergence.models.history-in-memory", Integer.toString(KEPT),
            "convergence.models.max-waiting", Integer.toString(WAITING)));

    private static final int OLD = 3 * KEPT;

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer late;
    private RealtimePeer writer;

    /** Much happens that one of the two does not take note of. */
    @BeforeEach
    void write() throws IOException {
        late = RealtimePeer.connected(SERVER.target());
        writer = RealtimePeer.connected(SERVER.target());
        writer.request(ModelRequests.create(ModelRequests.creation(id)));
        opened(late, id);
        opened(writer, id);
        for (int i = 1; i <= OLD; i++) {
            write(writer, i, i);
            writer.await(BodyCase.OPERATIONACK);
        }
    }

    @AfterEach
    void leave() throws IOException {
        late.close();
        writer.close();
    }

    private static void write(RealtimePeer peer, int sequence, long context) throws IOException {
        peer.send(submission(0, sequence, context, ModelRequests.insertion("x")));
    }

    /** Nobody reads operations while this is open. */
    private static Connection stopped() throws SQLException {
        Connection connection = DriverManager.getConnection(SERVER.databaseUrl());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE model_operation IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    @Test
    void whatComesMeanwhileFollowsInOrder() throws Exception {
        try (Connection stopped = stopped()) {
            write(late, 1, 1);
            late.proveAlive();
            for (int i = 1; i < WAITING; i++) {
                write(writer, OLD + i, OLD + 1L);
            }
            writer.proveAlive();
            stopped.rollback();
        }
        assertThat(late.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(OLD + 1);
        for (int i = 1; i < WAITING; i++) {
            assertThat(writer.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                    .isEqualTo(OLD + 1 + i);
        }
    }

    @Test
    void whoSendsMoreThanCanWaitIsCutOff() throws Exception {
        try (Connection stopped = stopped()) {
            write(late, 1, 1);
            late.proveAlive();
            for (int i = 1; i <= WAITING + 1; i++) {
                write(writer, OLD + i, OLD + 1L);
            }
            assertThatThrownBy(() -> writer.await(BodyCase.OPERATIONACK))
                    .hasMessageContaining("1013")
                    .hasMessageContaining("inbound overflow");
            stopped.rollback();
        }
        assertThat(late.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(OLD + 1);
        late.await(BodyCase.REMOTECLIENTCLOSEDMODEL);
        try (RealtimePeer newcomer = RealtimePeer.connected(SERVER.target())) {
            assertThat(opened(newcomer, id).getVersion()).isEqualTo(OLD + 2 + WAITING);
        }
    }
}
