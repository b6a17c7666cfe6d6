package ee.convergence.model.store;

import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.SnapshotPolicy;
import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.ot.control.Accepted;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** A domain that creates collections by itself, and ways to make models in it. */
public final class StoredModels implements AutoCloseable {

    static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    static final ObjectNode ROOT = new ObjectNode("0:1", Map.of("text", new StringNode("0:2", "")));

    public final StoredDomain domain;

    public StoredModels(TestDatabase test) {
        domain = new StoredDomain(test);
        domain.say(new ModelDefaults(true, SnapshotPolicy.OF_DOMAINS));
    }

    long domainKey() {
        return domain.domain().key();
    }

    /** Does the work and waits for its commit. */
    <T> T store(Work<T> work) throws Exception {
        return StoredDomain.await(domain.writer().submit("test", work));
    }

    /** Does the work; whether it did anything. */
    boolean does(Work<Boolean> work) throws Exception {
        return store(work);
    }

    /** Looks for something. */
    <T> Optional<T> find(Work<Optional<T>> look) throws Exception {
        return store(look);
    }

    long number(Work<Long> look) throws Exception {
        return store(look);
    }

    public long count(String table) {
        return domain.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    Creation create(NewModel model, Optional<User> creator) throws Exception {
        Checkpoint data = Checkpoint.of(model.root(), 1, model.created().orElse(NOW));
        return store(handle -> CreationStore.create(handle, domainKey(), model, data, creator));
    }

    /** Creates a model in collection {@code c}, by the server. */
    public StoredModel create(String id) throws Exception {
        return ((Creation.Created) create(model("c", id), Optional.empty())).model();
    }

    static NewModel model(String collection, String id) {
        return model(collection, id, ModelPermissions.NONE);
    }

    static NewModel model(String collection, String id, ModelPermissions permissions) {
        return new NewModel(id, collection, ROOT, Optional.empty(), permissions, false);
    }

    /** Operations that make these versions, a second apart, each inserting one letter into the text. */
    static List<StoredOperation> operations(long first, long last, String session) throws Exception {
        ConcurrencyControl control = new ConcurrencyControl(new ModelTree(ROOT), first - 1);
        control.open(session);
        List<StoredOperation> operations = new ArrayList<>();
        for (long version : LongStream.rangeClosed(first, last).toArray()) {
            Accepted accepted =
                    control.submit(session, version - 1, new StringSplice("0:2", 0, 0, "x"), NOW.plusSeconds(version));
            operations.add(StoredOperation.of(accepted));
        }
        return operations;
    }

    Appended append(ModelKey key, List<StoredOperation> operations) throws Exception {
        Append append = new Append(key, operations, Set.of(operations.get(0).session()));
        return store(handle -> OperationStore.append(handle, append));
    }

    @Override
    public void close() {
        domain.close();
    }
}
