package ee.convergence.transport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every server owes with the default settings, on the embedded default. */
@DisplayName("The embedded server with its default settings")
class EmbeddedDefaultsIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    @Nested
    class Routes extends RoutesContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Paths extends PathsContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Upgrade extends UpgradeContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
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
    class ControlFrames extends ControlFramesContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Violations extends ViolationsContract {
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

    @Nested
    class InvalidInput extends InvalidInputContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class BeforeLogin extends BeforeLoginContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class RefusedLogin extends RefusedLoginContract {
        @Override
        protected Target target() {
            return SERVER.target();
        }
    }

    @Nested
    class Login extends LoginContract {
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
}
