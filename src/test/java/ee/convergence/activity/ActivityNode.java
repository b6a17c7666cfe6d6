package ee.convergence.activity;

import com.google.protobuf.Value;
import com.typesafe.config.ConfigFactory;
import ee.convergence.activity.JoinRequest.AutoCreate;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.concurrent.PlainThreads;
import ee.convergence.concurrent.WorkerPool;
import ee.convergence.config.Settings;
import ee.convergence.domain.RightsWatch;
import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.Grants;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import ee.convergence.permission.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The activities of one process on the database of a domain. */
final class ActivityNode implements AutoCloseable {

    static final PermissionTargetName.Activity NAME = new PermissionTargetName.Activity("t", "a");
    static final Set<String> OPEN = Set.of("join", "lurk", "view_state", "set_state");

    final StoredDomain domain;
    final Grants grants = new Grants();
    final ActivityRecords records;
    final Activities activities;
    final ActivityService service;
    final ActivityPermissions permissions;
    final RightsWatch watch;
    private final WorkerPool workers = new WorkerPool(new PlainThreads(), "activity-test", 4, 10_000);

    ActivityNode(StoredDomain domain, long nodeKey) {
        this.domain = domain;
        records = new ActivityRecords(new Rights(), grants, () -> nodeKey);
        activities =
                new Activities(records, domain.writer(), new Mailboxes(workers), Settings.of(ConfigFactory.empty()));
        service = new ActivityService(activities);
        permissions = new ActivityPermissions(activities);
        watch = new RightsWatch(domain.database(), workers, List.of(permissions));
        watch.look();
        domain.database()
                .jdbi()
                .useHandle(handle ->
                        handle.execute("INSERT INTO node (node_key, beat, seen_at) VALUES (?, 0, 0)", nodeKey));
    }

    RecordingSession connect(String id, User user) {
        RecordingSession session = new RecordingSession(id, domain.domain(), user);
        service.connected(session);
        return session;
    }

    /** What a request to join comes to: the resource id, or why not. */
    CompletableFuture<Object> join(RecordingSession session, JoinRequest request) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        service.join(session, request, new JoinAnswer() {
            @Override
            public boolean joined(int resourceId, StoredActivity activity, Snapshot snapshot) {
                session.note(
                        "sees " + snapshot.states().keySet().stream().sorted().toList());
                return outcome.complete(resourceId);
            }

            @Override
            public void refused(Refusal why) {
                outcome.complete(why.code());
            }
        });
        return outcome;
    }

    /** Joins, creating an activity that is open for all. */
    int joined(RecordingSession session, boolean ephemeral) throws Exception {
        return (Integer) StoredDomain.await(
                join(session, creating(ephemeral, new GrantLists(OPEN, Map.of(), Map.of()))));
    }

    static JoinRequest creating(boolean ephemeral, GrantLists lists) {
        return new JoinRequest(NAME, false, Map.of(), Optional.of(new AutoCreate(ephemeral, lists, Optional.empty())));
    }

    static JoinRequest joining(boolean lurk) {
        return new JoinRequest(NAME, lurk, Map.of(), Optional.empty());
    }

    Optional<Refusal> leave(RecordingSession session, int resourceId) throws Exception {
        CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
        service.leave(service.find(session, resourceId).orElseThrow(), answer::complete);
        return StoredDomain.await(answer);
    }

    Optional<Refusal> update(RecordingSession session, int resourceId, Map<String, Value> set) throws Exception {
        CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
        service.update(
                service.find(session, resourceId).orElseThrow(),
                new StateUpdate(false, List.of(), set),
                answer::complete);
        return StoredDomain.await(answer);
    }

    Optional<Refusal> delete(RecordingSession session) throws Exception {
        CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
        service.delete(session, NAME, answer::complete);
        return StoredDomain.await(answer);
    }

    long count(String table) {
        return domain.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        workers.close();
    }
}
