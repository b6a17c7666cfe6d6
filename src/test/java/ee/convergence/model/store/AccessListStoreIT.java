package ee.convergence.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.User;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.model.store.AccessListStore.Wanted;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** Rights of many users on many models, on every database. */
@Timeout(60)
class AccessListStoreIT {

    private static final ModelRights READ = new ModelRights(true, false, false, false);

    @EachDatabase
    void eachIsFoundWhereItWasAskedFor(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            User bob = models.domain.user("bob", "Bob");
            StoredModel one = models.create("one");
            models.create("two");
            models.store(handle -> PermissionStore.change(
                    handle,
                    one.key(),
                    new PermissionChange(Optional.empty(), Optional.empty(), false, Map.of(bob.id(), READ), Set.of())));
            models.append(one.key(), StoredModels.operations(2, 3, "s"));
            long here = models.domainKey();
            long elsewhere = models.domain.other().key();
            List<Wanted> wanted = List.of(
                    new Wanted(here, "two", ann),
                    new Wanted(here, "one", bob),
                    new Wanted(here, "missing", bob),
                    new Wanted(here, "a\0b", bob),
                    new Wanted(here, "", bob),
                    new Wanted(elsewhere, "one", ann),
                    new Wanted(here, "one", ann),
                    new Wanted(here, "one", bob));
            List<Optional<ModelAccess>> found = models.store(handle -> AccessListStore.find(handle, wanted));
            assertThat(found.stream().map(each -> each.map(AccessListStoreIT::shown)))
                    .containsExactly(
                            Optional.of("two 1 " + ModelRights.ALL),
                            Optional.of("one 3 " + READ),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("one 3 " + ModelRights.ALL),
                            Optional.of("one 3 " + READ));
        }
    }

    @EachDatabase
    void asManyAsPossibleAndNone(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            List<Wanted> wanted = new ArrayList<>();
            for (int i = 0; i < AccessListStore.MOST; i++) {
                wanted.add(new Wanted(models.domainKey(), "m" + i, ann));
            }
            models.create("m0");
            models.create("m249");
            List<Optional<ModelAccess>> found = models.store(handle -> AccessListStore.find(handle, wanted));
            assertThat(found).hasSize(AccessListStore.MOST);
            assertThat(found.stream().filter(Optional::isPresent)).hasSize(2);
            assertThat(found.get(249)).isPresent();
            assertThat(models.<List<Optional<ModelAccess>>>store(handle -> AccessListStore.find(handle, List.of())))
                    .isEmpty();
        }
    }

    private static String shown(ModelAccess access) {
        return access.model().id() + " " + access.model().version() + " " + access.rights();
    }
}
