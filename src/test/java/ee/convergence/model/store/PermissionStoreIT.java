package ee.convergence.model.store;

import static ee.convergence.domain.StoredDomain.normal;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.model.permission.CollectionRights;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** Rights on models (model.md section 7), on every database. */
@Timeout(60)
class PermissionStoreIT {

    private static final ModelRights READ = new ModelRights(true, false, false, false);
    private static final ModelRights WRITE = new ModelRights(true, true, false, false);
    private static final UserId ANN = normal("ann");
    private static final UserId BOB = normal("bob");
    private static final UserId NOBODY = normal("nobody");

    @EachDatabase
    void aChangeIsMadeInTheOrderOfItsParts(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            models.domain.user("ann", "Ann");
            models.domain.user("bob", "Bob");
            ModelKey key = models.create("m").key();
            assertThat(change(
                            models,
                            key,
                            new PermissionChange(
                                    Optional.of(true),
                                    Optional.of(READ),
                                    false,
                                    Map.of(ANN, READ, NOBODY, READ),
                                    Set.of())))
                    .isTrue();
            assertThat(find(models, key)).contains(new ModelPermissions(true, READ, Map.of(ANN, READ)));
            change(models, key, only(Map.of(ANN, WRITE, BOB, READ), Set.of(BOB, NOBODY)));
            assertThat(find(models, key)).contains(new ModelPermissions(true, READ, Map.of(ANN, WRITE)));
            change(
                    models,
                    key,
                    new PermissionChange(Optional.of(false), Optional.empty(), true, Map.of(BOB, WRITE), Set.of()));
            assertThat(find(models, key)).contains(new ModelPermissions(false, READ, Map.of(BOB, WRITE)));
            change(models, key, only(Map.of(), Set.of(BOB)));
            assertThat(find(models, key)).contains(new ModelPermissions(false, READ, Map.of()));
            models.store(handle -> ModelStore.delete(handle, key));
            assertThat(change(models, key, only(Map.of(ANN, WRITE), Set.of()))).isFalse();
            assertThat(find(models, key)).isEmpty();
        }
    }

    @EachDatabase
    void theRightsInForceComeFromTheFirstThatApplies(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            User bob = models.domain.user("bob", "Bob");
            User cyd = models.domain.user("cyd", "Cyd");
            StoredModel model = models.create("m");
            assertThat(inForce(models, ann, bob, cyd)).containsOnly(ModelRights.ALL);
            change(
                    models,
                    model.key(),
                    new PermissionChange(
                            Optional.of(true), Optional.of(READ), false, Map.of(BOB, ModelRights.NONE), Set.of()));
            collectionEntry(models, model, ann, new CollectionRights(false, WRITE));
            collectionEntry(models, model, bob, CollectionRights.ALL);
            assertThat(inForce(models, ann, bob, cyd)).containsExactly(WRITE, ModelRights.NONE, READ);
            User root =
                    new User(99, new UserId(UserType.CONVERGENCE, "root"), ann.profile(), false, Optional.empty(), 0);
            assertThat(access(models, root)).isEqualTo(ModelRights.ALL);
            assertThat(models.find(handle -> AccessStore.find(handle, models.domainKey(), "a\0b", ann)))
                    .isEmpty();
            assertThat(models.find(handle ->
                            AccessStore.find(handle, models.domain.other().key(), "m", ann)))
                    .isEmpty();
        }
    }

    private static List<ModelRights> inForce(StoredModels models, User... users) throws Exception {
        List<User> all = List.of(users);
        List<Long> keys = all.stream().map(User::key).toList();
        ModelKey key = models.store(handle -> ModelStore.find(handle, models.domainKey(), "m"))
                .orElseThrow()
                .key();
        Map<Long, ModelRights> rights = models.store(handle -> AccessStore.rights(handle, key, keys));
        for (User user : all) {
            assertThat(access(models, user)).isEqualTo(rights.get(user.key()));
        }
        return keys.stream().map(rights::get).toList();
    }

    private static ModelRights access(StoredModels models, User user) throws Exception {
        return models.store(handle -> AccessStore.find(handle, models.domainKey(), "m", user))
                .orElseThrow()
                .rights();
    }

    private static void collectionEntry(StoredModels models, StoredModel model, User user, CollectionRights rights)
            throws Exception {
        models.store(handle -> handle.execute(
                "INSERT INTO collection_user (collection_key, domain_key, user_key, rights) VALUES (?, ?, ?, ?)",
                model.collectionKey(),
                models.domainKey(),
                user.key(),
                rights.sum()));
    }

    private static PermissionChange only(Map<UserId, ModelRights> set, Set<UserId> removed) {
        return new PermissionChange(Optional.empty(), Optional.empty(), false, set, removed);
    }

    private static boolean change(StoredModels models, ModelKey key, PermissionChange change) throws Exception {
        return models.store(handle -> PermissionStore.change(handle, key, change));
    }

    private static Optional<ModelPermissions> find(StoredModels models, ModelKey key) throws Exception {
        return models.store(handle -> PermissionStore.find(handle, key));
    }
}
