package ee.convergence.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.live.Known;
import ee.convergence.model.permission.ModelRights;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change of what is kept offline")
class SubscriptionChangeTest {

    private static final Known NOTHING = new Known(0, ModelRights.NONE);
    private static final Set<String> FORMER = Set.of("a", "b");

    @Test
    void addsAndTakesAway() {
        SubscriptionChange change = new SubscriptionChange(false, Map.of("c", NOTHING), Set.of("b", "missing"));
        assertThat(change.kept(FORMER)).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void ofAllReplacesWhatWasKept() {
        SubscriptionChange change = new SubscriptionChange(true, Map.of("b", NOTHING, "c", NOTHING), Set.of());
        assertThat(change.kept(FORMER)).containsExactlyInAnyOrder("b", "c");
        assertThat(new SubscriptionChange(true, Map.of(), Set.of()).kept(FORMER))
                .isEmpty();
    }

    @Test
    void keepsWhatIsBothSubscribedAndUnsubscribed() {
        assertThat(new SubscriptionChange(false, Map.of("b", NOTHING), Set.of("b")).kept(FORMER))
                .containsExactlyInAnyOrder("a", "b");
    }
}
