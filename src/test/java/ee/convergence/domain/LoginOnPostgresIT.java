package ee.convergence.domain;

import ee.convergence.transport.EmbeddedServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every kind of login, and who may log in when, on PostgreSQL. */
class LoginOnPostgresIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.onPostgres(LoginKindsContract.settings());

    @Nested
    class Kinds extends LoginKindsContract {
        @Override
        EmbeddedServer server() {
            return SERVER;
        }
    }

    @Nested
    class Jwt extends JwtLoginContract {
        @Override
        EmbeddedServer server() {
            return SERVER;
        }
    }

    @Nested
    class Token extends TokenLoginContract {
        @Override
        EmbeddedServer server() {
            return SERVER;
        }
    }

    @Nested
    class Availability extends AvailabilityContract {
        @Override
        EmbeddedServer server() {
            return SERVER;
        }
    }
}
