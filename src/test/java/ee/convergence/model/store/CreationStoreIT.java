package ee.convergence.model.store;

import static ee.convergence.domain.StoredDomain.normal;
import static ee.convergence.model.store.StoredModels.NOW;
import static ee.convergence.model.store.StoredModels.ROOT;
import static ee.convergence.model.store.StoredModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.permission.CollectionRights;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Creation (model.md section 3), on every database. */
@Timeout(60)
class CreationStoreIT {

    private static final ModelRights READ = new ModelRights(true, false, false, false);

    @EachDatabase
    void isOneUnit(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            models.domain.user("bob", "Bob");
            ModelPermissions permissions = new ModelPermissions(
                    true, READ, Map.of(normal("bob"), READ, normal("nobody"), READ, normal("a\0b"), READ));
            StoredModel created = created(models.create(model("c", "m", permissions), Optional.of(ann)));
            assertThat(created)
                    .isEqualTo(new StoredModel(
                            created.key(), "m", "c", created.collectionKey(), 1, NOW, NOW, true, READ, false));
            LoadedModel loaded = load(models, "m");
            assertThat(loaded.model()).isEqualTo(created);
            assertThat(loaded.checkpoint().root()).isEqualTo(ROOT);
            assertThat(loaded.checkpoint().version()).isEqualTo(1);
            assertThat(loaded.checkpoint().time()).isEqualTo(NOW);
            assertThat(loaded.lastSnapshot()).isEqualTo(new SnapshotMark(1, NOW));
            assertThat(models.find(handle -> PermissionStore.find(handle, created.key())))
                    .contains(new ModelPermissions(
                            true, READ, Map.of(normal("ann"), ModelRights.ALL, normal("bob"), READ)));
        }
    }

    @EachDatabase
    void theListedEntriesMayLowerTheCreatorsOwn(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            ModelPermissions permissions = new ModelPermissions(false, ModelRights.NONE, Map.of(normal("ann"), READ));
            StoredModel created = created(models.create(model("c", "m", permissions), Optional.of(ann)));
            assertThat(models.find(handle -> PermissionStore.find(handle, created.key())))
                    .contains(permissions);
        }
    }

    @EachDatabase
    void anIdIsTakenInTheWholeDomainButNotInOthers(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            Instant longAgo = Instant.ofEpochMilli(7);
            NewModel first = new NewModel("m", "c", ROOT, Optional.of(longAgo), ModelPermissions.NONE, true);
            StoredModel created = created(models.create(first, Optional.empty()));
            assertThat(created.ephemeral()).isTrue();
            assertThat(created.modified()).isEqualTo(longAgo);
            assertThat(models.create(model("d", "m"), Optional.empty())).isEqualTo(new Creation.Exists(longAgo));
            assertThat(models.count("collection")).isEqualTo(1);
            assertThat(models.create(model("c", "M"), Optional.empty())).isInstanceOf(Creation.Created.class);
            long other = models.domain.other().key();
            assertThat(models.find(handle -> ModelStore.find(handle, other, "m")))
                    .isEmpty();
            assertThat(models.find(handle -> ModelStore.load(handle, other, "m")))
                    .isEmpty();
            assertThat(models.find(handle -> ModelStore.load(handle, models.domainKey(), "a\0b")))
                    .isEmpty();
        }
    }

    @EachDatabase
    void aMissingCollectionIsMadeOnlyIfTheDomainSaysSo(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            models.domain.say(ModelDefaults.STANDARD);
            assertThat(models.create(model("c", "m"), Optional.empty())).isEqualTo(new Creation.NoCollection());
            assertThat(models.count("collection")).isZero();
        }
    }

    @EachDatabase
    void theCollectionSaysWhoMayCreate(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            User ann = models.domain.user("ann", "Ann");
            User bob = models.domain.user("bob", "Bob");
            long collection = models.create("first").collectionKey();
            models.store(handle -> handle.execute("UPDATE collection SET world_rights = 15"));
            models.store(handle -> handle.execute(
                    "INSERT INTO collection_user (collection_key, domain_key, user_key, rights) VALUES (?, ?, ?, ?)",
                    collection,
                    models.domainKey(),
                    ann.key(),
                    new CollectionRights(true, ModelRights.NONE).sum()));
            User root =
                    new User(99, new UserId(UserType.CONVERGENCE, "root"), ann.profile(), false, Optional.empty(), 0);
            assertThat(models.create(model("c", "first"), Optional.of(bob))).isEqualTo(new Creation.Unauthorized());
            assertThat(models.create(model("c", "m"), Optional.of(ann))).isInstanceOf(Creation.Created.class);
            assertThat(models.create(model("c", "first"), Optional.of(root))).isEqualTo(new Creation.Exists(NOW));
            assertThat(models.create(model("new", "n"), Optional.of(bob))).isInstanceOf(Creation.Created.class);
        }
    }

    @EachDatabase
    void nothingIsCreatedInADomainThatGoes(TestDatabase test) throws Exception {
        try (StoredModels models = new StoredModels(test)) {
            models.store(handle -> handle.execute("UPDATE domain SET status = 'deleting'"));
            assertThatThrownBy(() -> models.create("m")).isInstanceOf(IllegalStateException.class);
            assertThat(models.count("collection")).isZero();
        }
    }

    private static StoredModel created(Creation creation) {
        return ((Creation.Created) creation).model();
    }

    private static LoadedModel load(StoredModels models, String id) throws Exception {
        return models.store(handle -> ModelStore.load(handle, models.domainKey(), id))
                .orElseThrow();
    }
}
