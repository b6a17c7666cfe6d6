package ee.convergence.model;

import static ee.convergence.model.OfflinePeer.ALL;
import static ee.convergence.model.OfflinePeer.NONE;
import static ee.convergence.model.OfflinePeer.READ;
import static ee.convergence.model.OfflinePeer.having;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.launcher.ServerProcess;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.storage.PostgresParameter;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.Target;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Models kept offline by clients of another server")
@ExtendWith(PostgresParameter.class)
class OfflineOnTwoServersIT {

    private static final String ID = "kept";

    @Test
    void areBroughtUpToDateWithinTheInterval(TestPostgres postgres) throws Exception {
        try (TestDatabase database = TestDatabase.postgresql(postgres);
                ServerProcess one = ServerProcess.start(ModelServers.settings(database));
                ServerProcess other = ServerProcess.start(ModelServers.settings(database))) {
            try (OfflinePeer owner = OfflinePeer.connected(Target.of(other.uri()));
                    OfflinePeer reader = OfflinePeer.connected(Target.of(one.uri()));
                    OfflinePeer keeper = OfflinePeer.connected(Target.of(one.uri()))) {
                owner.create(ID, "offline", ModelSample.root());
                reader.open(ID);
                keeper.subscribe(having(ID, 0, NONE));
                assertThat(keeper.news().getInitial().getModel().getVersion()).isEqualTo(1);
                changes(owner, keeper);
            }
            EmbeddedServer.assertLogIsClean(one);
            EmbeddedServer.assertLogIsClean(other);
        }
    }

    /** What the keeper's server has in memory is older than what it is asked for. */
    private static void changes(OfflinePeer owner, OfflinePeer keeper) throws Exception {
        OpenRealtimeModelResponseMessage opened = owner.open(ID);
        owner.edit(opened.getResourceId(), 1);
        OfflineModelUpdatedMessage edited = keeper.news();
        assertThat(edited.getUpdated().getModel().getVersion()).isEqualTo(2);
        assertThat(edited.getUpdated().getPermissions()).isEqualTo(ALL);
        owner.permit(ID, keeper.user(), READ);
        OfflineModelUpdatedMessage permitted = keeper.news();
        assertThat(permitted.getUpdated().hasModel()).isFalse();
        assertThat(permitted.getUpdated().getPermissions()).isEqualTo(READ);
        owner.delete(ID);
        assertThat(keeper.news().getDeleted()).isTrue();
    }
}
