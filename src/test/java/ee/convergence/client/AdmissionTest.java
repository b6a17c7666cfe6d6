package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.Settings;
import ee.convergence.domain.DomainId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final long SECOND = 1_000_000_000L;
    private static final DomainId DOMAIN = new DomainId("ns", "dom");

    @Test
    void boundsAllConnectionsAndThoseNotLoggedIn() throws Exception {
        Admission admission = admission("connections = 3, unauthenticated = 2");
        enter(admission, "a");
        enter(admission, "b");
        assertRefused(admission, "c", Refusal.SERVER_FULL);
        admission.loggedIn();
        enter(admission, "c");
        admission.loggedIn();
        assertRefused(admission, "d", Refusal.SERVER_FULL);
        admission.leave(DOMAIN, "a");
        enter(admission, "d");
    }

    @Test
    void aRefusedConnectionIsNotCounted() throws Exception {
        Admission admission = admission("connections = 1, per-address = 1, per-domain = 1");
        enter(admission, "a");
        for (int i = 0; i < 5; i++) {
            assertRefused(admission, "b", Refusal.SERVER_FULL);
        }
        admission.loggedIn();
        admission.leave(DOMAIN, "a");
        enter(admission, "b");
    }

    @Test
    void boundsAddresses() throws Exception {
        Admission admission = admission("per-address = 1");
        enter(admission, "a");
        assertRefused(admission, "a", Refusal.ADDRESS_FULL);
        enter(admission, "b");
        admission.leave(DOMAIN, "a");
        enter(admission, "a");
    }

    @Test
    void boundsTheRateOfAnAddress() throws Exception {
        Admission admission = admission("connect-rate = 2");
        admission.enter(DOMAIN, "a", 0);
        admission.enter(DOMAIN, "a", 1);
        assertThatThrownBy(() -> admission.enter(DOMAIN, "a", 2)).isInstanceOf(ClientRefusedException.class);
        admission.enter(DOMAIN, "b", 2);
        admission.enter(DOMAIN, "a", SECOND);
    }

    @Test
    void zeroIsOff() throws Exception {
        Admission admission = admission("connections = 0, unauthenticated = 0");
        for (int i = 0; i < 1000; i++) {
            enter(admission, "a");
        }
        assertThat(new Tally<String>(0).size()).isZero();
    }

    private static void enter(Admission admission, String address) throws ClientRefusedException {
        admission.enter(DOMAIN, address, 0);
    }

    private static void assertRefused(Admission admission, String address, Refusal refusal) {
        assertThatThrownBy(() -> enter(admission, address))
                .asInstanceOf(InstanceOfAssertFactories.type(ClientRefusedException.class))
                .extracting(ClientRefusedException::refusal)
                .isEqualTo(refusal);
    }

    private static Admission admission(String overrides) {
        return new Admission(Settings.of(ConfigFactory.parseString("convergence.realtime.limits {" + overrides + "}"))
                .limits());
    }
}
