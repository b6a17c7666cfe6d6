package ee.convergence.transport;

import ee.convergence.server.AppServer;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits that do not disturb each other, on the app server of the build's profile. */
@ExtendWith(ArquillianExtension.class)
class LimitsServerIT {

    private static final Target TARGET = AppServer.current().target();

    @Deployment(testable = false)
    static WebArchive war() {
        return AppServer.current()
                .war(AppServer.joined(List.of(
                        OriginContract.SETTINGS,
                        DomainLimitContract.SETTINGS,
                        BeforeLoginLimitsContract.SETTINGS,
                        MessageRateContract.SETTINGS)));
    }

    @Nested
    class Origin extends OriginContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class DomainLimit extends DomainLimitContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class BeforeLoginLimits extends BeforeLoginLimitsContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }

    @Nested
    class MessageRate extends MessageRateContract {
        @Override
        protected Target target() {
            return TARGET;
        }
    }
}
