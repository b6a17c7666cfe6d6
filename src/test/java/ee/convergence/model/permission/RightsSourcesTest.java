package ee.convergence.model.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rights in force")
class RightsSourcesTest {

    private static final List<ModelRights> ALL =
            IntStream.range(0, 16).mapToObj(ModelRights::ofSum).toList();

    @Test
    @DisplayName("come from the first source that applies, as a whole, for every combination")
    void firstMatch() {
        List<Optional<ModelRights>> entries = new ArrayList<>(List.of(Optional.empty()));
        ALL.forEach(rights -> entries.add(Optional.of(rights)));
        int seen = 0;
        for (Optional<ModelRights> own : entries) {
            for (Optional<ModelRights> collection : entries) {
                for (ModelRights world : ALL) {
                    for (ModelRights collectionWorld : ALL) {
                        assertInForce(own, collection, world, collectionWorld);
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(17 * 17 * 16 * 16);
    }

    @Test
    @DisplayName("are stored as sums")
    void sums() {
        for (int sum = 0; sum < 32; sum++) {
            assertThat(CollectionRights.ofSum(sum).sum()).isEqualTo(sum);
            assertThat(ModelRights.ofSum(sum).sum()).isEqualTo(sum & 15);
        }
        assertThat(ModelRights.ALL.sum()).isEqualTo(15);
        assertThat(CollectionRights.ALL.sum()).isEqualTo(31);
        assertThat(new ModelRights(true, false, false, true).sum()).isEqualTo(9);
    }

    @Test
    @DisplayName("to create models are the user's entry's, else everybody's")
    void create() {
        CollectionRights yes = new CollectionRights(true, ModelRights.NONE);
        CollectionRights no = new CollectionRights(false, ModelRights.ALL);
        for (UserType type : List.of(UserType.NORMAL, UserType.ANONYMOUS)) {
            assertThat(CollectionRights.mayCreate(type, Optional.empty(), yes)).isTrue();
            assertThat(CollectionRights.mayCreate(type, Optional.empty(), no)).isFalse();
            assertThat(CollectionRights.mayCreate(type, Optional.of(no), yes)).isFalse();
            assertThat(CollectionRights.mayCreate(type, Optional.of(yes), no)).isTrue();
        }
        assertThat(CollectionRights.mayCreate(UserType.CONVERGENCE, Optional.of(no), no))
                .isTrue();
    }

    private static void assertInForce(
            Optional<ModelRights> own,
            Optional<ModelRights> collection,
            ModelRights world,
            ModelRights collectionWorld) {
        RightsSources overriding = new RightsSources(own, collection, true, world, collectionWorld);
        RightsSources following = new RightsSources(own, collection, false, world, collectionWorld);
        ModelRights expected = own.isPresent() ? own.get() : collection.orElse(null);
        for (UserType type : List.of(UserType.NORMAL, UserType.ANONYMOUS)) {
            assertThat(overriding.inForce(type)).isEqualTo(expected == null ? world : expected);
            assertThat(following.inForce(type)).isEqualTo(expected == null ? collectionWorld : expected);
        }
        assertThat(overriding.inForce(UserType.CONVERGENCE)).isEqualTo(ModelRights.ALL);
        assertThat(following.inForce(UserType.CONVERGENCE)).isEqualTo(ModelRights.ALL);
    }
}
