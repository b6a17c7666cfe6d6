package ee.convergence.activity;

import static ee.convergence.activity.ActivityNode.NAME;
import static ee.convergence.activity.ActivityNode.OPEN;
import static ee.convergence.activity.ActivityNode.creating;
import static ee.convergence.activity.ActivityNode.joining;
import static ee.convergence.activity.ActivityPeer.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.Refusal;
import ee.convergence.permission.Target;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;

/** Who is in an activity and what they are told, on every database ({@code activity.md} sections 4 to 7). */
@Timeout(120)
class ActivityServiceIT {

    @EachDatabase
    void eventsComeInTheOrderOfWhatHappened(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            RecordingSession ann = node.connect("A", domain.user("ann", "Ann"));
            RecordingSession bob = node.connect("B", domain.user("bob", "Bob"));
            node.joined(ann, false);
            node.joined(bob, false);
            node.update(bob, 0, Map.of("k", number(1)));
            node.leave(bob, 0);
            assertThat(node.joined(bob, false)).isEqualTo(1);
            node.service.ended(bob);
            await().until(() -> ann.peek().size() == 6);
            assertThat(ann.told())
                    .containsExactly(
                            "sees [A]", "0: joined B", "0: updated B [k]", "0: left B", "0: joined B", "0: left B");
            assertThat(bob.told()).containsExactly("sees [A, B]", "sees [A, B]");
            node.service.ended(ann);
            await().until(() -> node.activities.size() == 0);
            assertThat(node.count("activity")).isEqualTo(1);
        }
    }

    @EachDatabase
    void whoCreatesAtTheSameTimeIsInTheSameActivity(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            User ann = domain.user("ann", "Ann");
            List<RecordingSession> sessions = new ArrayList<>();
            List<CompletableFuture<Object>> joins = new ArrayList<>();
            GrantLists open = new GrantLists(OPEN, Map.of(), Map.of());
            for (int i = 0; i < 100; i++) {
                RecordingSession session = node.connect("S" + i, ann);
                sessions.add(session);
                joins.add(node.join(session, creating(true, open)));
            }
            for (CompletableFuture<Object> join : joins) {
                assertThat(StoredDomain.await(join)).isEqualTo(0);
            }
            await().until(() -> sessions.get(0).peek().size() == 100);
            assertThat(node.count("activity")).isEqualTo(1);
            sessions.forEach(node.service::ended);
            await().until(() -> node.activities.size() == 0);
            assertThat(node.count("activity")).isZero();
            assertThat(node.count("permission_user")).isZero();
            assertThat(node.count("permission_world")).isZero();
        }
    }

    @EachDatabase
    void aSessionThatEndsWhileItJoinsLeavesNothingBehind(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            User ann = domain.user("ann", "Ann");
            GrantLists open = new GrantLists(OPEN, Map.of(), Map.of());
            for (int round = 0; round < 50; round++) {
                RecordingSession session = node.connect("S" + round, ann);
                node.join(session, creating(true, open));
                node.service.ended(session);
            }
            await().until(() -> node.activities.size() == 0);
            assertThat(node.count("activity")).isZero();
            assertThat(node.count("activity_holder")).isZero();
        }
    }

    @EachDatabase
    void whoNobodyAnswersHasNotJoined(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            RecordingSession ann = node.connect("A", domain.user("ann", "Ann"));
            node.joined(ann, false);
            RecordingSession bob = node.connect("B", domain.user("bob", "Bob"));
            CompletableFuture<Refusal> refused = new CompletableFuture<>();
            CompletableFuture<Boolean> asked = new CompletableFuture<>();
            node.service.join(bob, joining(false), new JoinAnswer() {
                @Override
                public boolean joined(int resourceId, StoredActivity activity, Snapshot snapshot) {
                    asked.complete(true);
                    return false;
                }

                @Override
                public void refused(Refusal why) {
                    refused.complete(why);
                }
            });
            StoredDomain.await(asked);
            assertThat(StoredDomain.await(node.join(bob, joining(false)))).isEqualTo(1);
            await().until(() -> ann.peek().size() == 2);
            assertThat(ann.told()).containsExactly("sees [A]", "0: joined B");
            assertThat(refused).isNotDone();
        }
    }

    @EachDatabase
    void deletionEndsItForAllAndTheNextIsAnother(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            RecordingSession ann = node.connect("A", domain.user("ann", "Ann"));
            RecordingSession bob = node.connect("B", domain.user("bob", "Bob"));
            node.joined(ann, false);
            assertThat(StoredDomain.await(node.join(bob, joining(true)))).isEqualTo(0);
            assertThat(node.delete(bob)).map(Refusal::code).contains(ErrorCode.UNAUTHORIZED);
            assertThat(node.delete(ann)).isEmpty();
            assertThat(ann.told()).containsExactly("sees [A]", "0: deleted");
            assertThat(bob.told()).containsExactly("sees [A]", "0: deleted");
            assertThat(node.service.find(ann, 0)).isEmpty();
            assertThat(node.delete(ann)).map(Refusal::code).contains(ErrorCode.ACTIVITY_NOT_FOUND);
            assertThat(node.count("permission_user")).isZero();
            assertThat(StoredDomain.await(node.join(bob, joining(false)))).isEqualTo(ErrorCode.ACTIVITY_NOT_FOUND);
            assertThat(node.joined(bob, false)).isEqualTo(1);
            assertThat(node.delete(ann)).map(Refusal::code).contains(ErrorCode.UNAUTHORIZED);
        }
    }

    @EachDatabase
    void rightsThatChangeSomewhereElseAreNoticed(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            User bobsUser = domain.user("bob", "Bob");
            StoredDomain.await(domain.groups().put(domain.domain(), "g", "", Optional.of(List.of(bobsUser.id()))));
            RecordingSession ann = node.connect("A", domain.user("ann", "Ann"));
            RecordingSession bob = node.connect("B", bobsUser);
            GrantLists group = new GrantLists(Set.of(), Map.of(), Map.of("g", Set.of("join")));
            StoredDomain.await(node.join(ann, creating(false, group)));
            StoredDomain.await(node.join(bob, joining(false)));
            StoredDomain.await(domain.groups().setMember(domain.domain(), "g", bobsUser.id(), false));
            node.watch.look();
            await().until(() -> ann.peek().size() == 3);
            assertThat(ann.told()).containsExactly("sees [A]", "0: joined B", "0: left B");
            assertThat(bob.told()).containsExactly("sees [A, B]", "0: forced out");
            Target everything = Target.domain(domain.domain().key());
            give(node, everything, Set.of("join", "view_state"));
            node.watch.look();
            assertThat(StoredDomain.await(node.join(bob, joining(false)))).isEqualTo(1);
            StoredDomain.await(domain.writer().submit("test", handle -> {
                node.grants.deleteAll(handle, everything);
                return true;
            }));
            node.watch.look();
            await().until(() -> bob.peek().contains("1: forced out"));
        }
    }

    private static void give(ActivityNode node, Target target, Set<String> world) throws Exception {
        StoredDomain.await(node.domain
                .writer()
                .submit("test", handle -> node.grants.give(handle, target, new GrantLists(world, Map.of(), Map.of()))));
    }

    @EachDatabase
    void anEphemeralActivityIsKeptByAnyProcess(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode one = new ActivityNode(domain, 1);
                ActivityNode two = new ActivityNode(domain, 2)) {
            User user = domain.user("ann", "Ann");
            RecordingSession ann = one.connect("A", user);
            RecordingSession bob = two.connect("B", user);
            one.joined(ann, true);
            assertThat(StoredDomain.await(two.join(bob, joining(false)))).isEqualTo(0);
            one.leave(ann, 0);
            await().until(() -> one.activities.size() == 0);
            assertThat(StoredDomain.await(one.join(ann, joining(false)))).isEqualTo(1);
            assertThat(one.delete(ann)).isEmpty();
            two.watch.look();
            await().until(() -> bob.peek().contains("0: deleted"));
            two.joined(bob, true);
            // The process dies.
            domain.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM node WHERE node_key = 2"));
            assertThat(StoredDomain.await(one.join(ann, joining(false)))).isEqualTo(ErrorCode.ACTIVITY_NOT_FOUND);
            assertThat(one.count("activity")).isEqualTo(1);
            boolean tidy =
                    StoredDomain.await(domain.writer().submit("test", handle -> one.records.deleteLeftovers(handle)));
            assertThat(tidy).isFalse();
            assertThat(one.count("activity")).isZero();
            assertThat(one.count("permission_world")).isZero();
        }
    }

    @EachDatabase
    void whatALateDeathLeftIsReplaced(TestDatabase test) throws Exception {
        try (StoredDomain domain = new StoredDomain(test);
                ActivityNode node = new ActivityNode(domain, 1)) {
            RecordingSession ann = node.connect("A", domain.user("ann", "Ann"));
            StoredDomain.await(domain.writer().submit("test", handle -> {
                StoredActivity left = ActivityStore.insert(
                                handle, domain.domain().key(), NAME, true, java.time.Instant.ofEpochMilli(1))
                        .orElseThrow();
                return node.grants.give(handle, left.target(), new GrantLists(Set.of("manage"), Map.of(), Map.of()));
            }));
            assertThat(StoredDomain.await(node.join(ann, joining(false)))).isEqualTo(ErrorCode.ACTIVITY_NOT_FOUND);
            node.joined(ann, false);
            assertThat(node.count("permission_world WHERE name = 'manage'")).isZero();
        }
    }
}
