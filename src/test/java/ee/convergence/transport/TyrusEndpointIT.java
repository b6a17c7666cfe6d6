package ee.convergence.transport;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the endpoint owes on any engine: assembly, correlation, closing; on Tyrus, in this process. */
@DisplayName("The endpoint on Tyrus")
class TyrusEndpointIT {

    @RegisterExtension
    static final TyrusServer SERVER = new TyrusServer();

    @AfterAll
    static void nobodyIsLeft() {
        await().atMost(Duration.ofSeconds(30)).until(() -> SERVER.registry().size() == 0);
    }

    @Nested
    class Assembly extends AssemblyContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Text extends TextContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Correlation extends CorrelationContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class PeerCloses extends PeerClosesContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class ServerCloses extends ServerClosesContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }
}
