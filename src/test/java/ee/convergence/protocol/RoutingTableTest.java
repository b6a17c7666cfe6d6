package ee.convergence.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private static final Route<String> IGNORE = (sender, message, exchange) -> {};

    @Test
    void refusesAKindThatIsHandledTwice() {
        RoutingTable.Builder<String> routes = new RoutingTable.Builder<String>().on(BodyCase.PRESENCEREQUEST, IGNORE);
        assertThatThrownBy(() -> routes.on(BodyCase.PRESENCEREQUEST, IGNORE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PRESENCEREQUEST");
    }

    @Test
    void refusesAKindThatClientsDoNotSend() {
        assertThatThrownBy(() -> new RoutingTable.Builder<String>().on(BodyCase.OK, IGNORE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesATableWithGaps() {
        assertThatThrownBy(() -> new RoutingTable.Builder<String>().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SERVERTIMEREQUEST");
    }

    @Test
    void everyKindHasItsPlace() {
        Set<BodyCase> named = EnumSet.noneOf(BodyCase.class);
        for (BodyCase body : BodyCase.values()) {
            String name = body.name();
            MessageKind kind = MessageKind.of(body);
            if (name.endsWith("REQUEST") && body != BodyCase.MODELAUTOCREATECONFIGREQUEST) {
                assertThat(kind).as(name).isEqualTo(MessageKind.REQUEST);
                named.add(body);
            }
            if (name.endsWith("RESPONSE") && body != BodyCase.MODELAUTOCREATECONFIGRESPONSE) {
                assertThat(kind).as(name).isEqualTo(MessageKind.SERVER_ONLY);
            }
        }
        named.add(BodyCase.MODELOFFLINESUBSCRIPTIONCHANGE);
        assertThat(MessageKind.requests()).isEqualTo(named);
    }
}
