package ee.convergence.model;

import static ee.convergence.model.ModelRequests.assertNames;
import static ee.convergence.model.ModelRequests.error;
import static ee.convergence.model.ModelRequests.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.ServerDatabase;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those are told who wait for a model that is deleted, cannot be read or cannot be stored (model.md section 16). */
class ModelTroubleIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults().thatFails();

    private static final int DELETED = 2;

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer ada;
    private RealtimePeer bob;
    private RealtimePeer cid;

    @BeforeEach
    void open() throws IOException {
        ada = RealtimePeer.connected(SERVER.target());
        bob = RealtimePeer.connected(SERVER.target());
        cid = RealtimePeer.connected(SERVER.target());
        ada.request(ModelRequests.create(ModelRequests.creation(id)));
        assertThat(opened(ada, id).getResourceId()).isZero();
    }

    @AfterEach
    void leave() throws IOException {
        ada.close();
        bob.close();
        cid.close();
    }

    /** Bob waits to open it from now on, and cannot do so twice; returns his request. */
    private int waiting() throws IOException {
        int request = bob.ask(ModelRequests.open(id));
        assertNames(bob.request(ModelRequests.open(id)), "model_already_opening", id);
        assertNames(bob.request(ModelRequests.resync(id, 1)), "model_already_opening", id);
        return request;
    }

    @Test
    void whoWaitsLearnsThatItWasDeleted() throws Exception {
        int deletion;
        int opening;
        int resync;
        try (Connection stopped = new ServerDatabase(SERVER.databaseUrl()).lock()) {
            assertThat(stopped.isClosed()).isFalse();
            deletion = cid.ask(ModelRequests.delete(id));
            cid.proveAlive();
            opening = waiting();
            resync = cid.ask(ModelRequests.resync(id, 1));
            assertNames(cid.request(ModelRequests.open(id)), "model_already_opening", id);
        }
        assertNames(bob.response(opening), "model_deleted", id);
        assertNames(cid.response(resync), "model_deleted", id);
        assertThat(cid.response(deletion).hasDeleteRealtimeModelResponse()).isTrue();
        assertThat(ada.await(BodyCase.FORCECLOSEREALTIMEMODEL)
                        .getForceCloseRealTimeModel()
                        .getReasonCode())
                .isEqualTo(DELETED);
        assertNames(bob.request(ModelRequests.open(id)), "model_not_found", id);
    }

    @Test
    void whoWaitsLearnsThatAnOperationCouldNotBeStored() throws Exception {
        change("CREATE TRIGGER refuse BEFORE INSERT ON model_operation BEGIN SELECT RAISE(ABORT, 'refused'); END");
        int opening;
        try (Connection stopped = new ServerDatabase(SERVER.databaseUrl()).lock()) {
            assertThat(stopped.isClosed()).isFalse();
            ada.send(ModelRequests.submission(0, 1, 1, ModelRequests.insertion("x")));
            ada.proveAlive();
            opening = waiting();
        }
        assertNames(bob.response(opening), "model_closing_after_error", id);
        // Ada is to come again and to send it again.
        assertThatThrownBy(() -> ada.await(BodyCase.OPERATIONACK)).hasMessageContaining("1012");
        change("DROP TRIGGER refuse");
        assertThat(opened(bob, id).getVersion()).isEqualTo(1);
        bob.send(ModelRequests.submission(0, 1, 1, ModelRequests.insertion("y")));
        assertThat(bob.await(BodyCase.OPERATIONACK).getOperationAck().getVersion())
                .isEqualTo(1);
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER.databaseUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatCannotBeReadIsNotOpened() throws Exception {
        stored("damaged").damage();
        assertUnknownAndReplaceable(id + "damaged");
    }

    @Test
    void whatIsIncompleteIsNotOpened() throws Exception {
        stored("incomplete").lose();
        assertUnknownAndReplaceable(id + "incomplete");
    }

    private ModelRows stored(String which) throws IOException {
        ada.request(ModelRequests.create(ModelRequests.creation(id + which)));
        return new ModelRows(SERVER.databaseUrl(), id + which);
    }

    private void assertUnknownAndReplaceable(String model) throws IOException {
        error(bob.request(ModelRequests.open(model)), "unknown");
        error(bob.request(ModelRequests.resync(model, 1)), "unknown");
        assertThat(ada.request(ModelRequests.delete(model)).hasDeleteRealtimeModelResponse())
                .isTrue();
        ada.request(ModelRequests.create(ModelRequests.creation(model)));
        assertThat(opened(bob, model).getVersion()).isEqualTo(1);
    }
}
