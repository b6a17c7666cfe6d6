package ee.convergence.transport;

import ee.convergence.server.AppServer;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every server owes with the default settings, on the app server of the build's profile. */
@ExtendWith(ArquillianExtension.class)
class DefaultsServerIT {

    private static final Target TARGET = AppServer.current().target();

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current().war(Map.of());
    }

    @Nested
    class Routes extends RoutesContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Paths extends PathsContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Upgrade extends UpgradeContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Assembly extends AssemblyContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Text extends TextContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class ControlFrames extends ControlFramesContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Violations extends ViolationsContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class PeerCloses extends PeerClosesContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class ServerCloses extends ServerClosesContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class InvalidInput extends InvalidInputContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class BeforeLogin extends BeforeLoginContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class RefusedLogin extends RefusedLoginContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Login extends LoginContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class Correlation extends CorrelationContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }
}
