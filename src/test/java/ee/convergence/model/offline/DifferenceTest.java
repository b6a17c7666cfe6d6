package ee.convergence.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.live.Known;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredModel;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The difference of a model from a copy")
class DifferenceTest {

    private static final ModelKey KEY = new ModelKey(1, 1);
    private static final ModelRights READ = new ModelRights(true, false, false, false);

    private static ModelAccess model(long version, ModelRights rights) {
        return new ModelAccess(
                new StoredModel(
                        KEY, "m", "c", 1, version, Instant.EPOCH, Instant.EPOCH, false, ModelRights.NONE, false),
                rights);
    }

    private static Difference of(Known known, ModelAccess found) {
        return Difference.between(known, Optional.empty(), Optional.of(found));
    }

    @Test
    void thatItIsGoneComesFirst() {
        assertThat(Difference.between(new Known(0, READ), Optional.empty(), Optional.empty()))
                .isEqualTo(Difference.DELETED);
        assertThat(Difference.between(new Known(3, READ), Optional.of(KEY), Optional.empty()))
                .isEqualTo(Difference.DELETED);
    }

    @Test
    void anotherModelOfTheSameIdIsNone() {
        ModelAccess found = model(3, READ);
        assertThat(Difference.between(new Known(3, READ), Optional.of(new ModelKey(1, 2)), Optional.of(found)))
                .isEqualTo(Difference.DELETED);
        assertThat(Difference.between(new Known(3, READ), Optional.of(KEY), Optional.of(found)))
                .isEqualTo(Difference.NONE);
    }

    @Test
    void thatItMayNotBeReadComesBeforeItsVersion() {
        assertThat(of(new Known(0, READ), model(3, ModelRights.NONE))).isEqualTo(Difference.REVOKED);
        assertThat(of(new Known(2, READ), model(3, ModelRights.NONE))).isEqualTo(Difference.REVOKED);
        assertThat(of(new Known(3, ModelRights.NONE), model(3, ModelRights.NONE)))
                .isEqualTo(Difference.REVOKED);
    }

    @Test
    void dataIsMissingAtTheBeginningAndWhenItIsOlder() {
        assertThat(of(new Known(0, READ), model(1, READ))).isEqualTo(Difference.DATA);
        assertThat(of(new Known(2, READ), model(3, READ))).isEqualTo(Difference.DATA);
        assertThat(of(new Known(4, READ), model(3, READ))).isEqualTo(Difference.NONE);
    }

    @Test
    void otherRightsAreTheLeast() {
        assertThat(of(new Known(3, ModelRights.NONE), model(3, READ))).isEqualTo(Difference.RIGHTS);
        assertThat(of(new Known(3, ModelRights.ALL), model(3, READ))).isEqualTo(Difference.RIGHTS);
        assertThat(of(new Known(2, ModelRights.ALL), model(3, READ))).isEqualTo(Difference.DATA);
    }
}
