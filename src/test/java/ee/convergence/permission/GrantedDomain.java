package ee.convergence.permission;

import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A domain with users ann, bob and cyd and a group of bob, and ways to give and ask. */
final class GrantedDomain implements AutoCloseable {

    static final String GROUP = "editors";

    final StoredDomain domain;
    final Grants grants = new Grants();
    final Rights rights = new Rights();
    final User ann;
    final User bob;
    final User cyd;

    GrantedDomain(TestDatabase test) throws Exception {
        domain = new StoredDomain(test);
        ann = domain.user("ann", "Ann");
        bob = domain.user("bob", "Bob");
        cyd = domain.user("cyd", "Cyd");
        StoredDomain.await(domain.groups().put(domain.domain(), GROUP, "", Optional.of(List.of(bob.id()))));
    }

    Target activity(long key) {
        return Target.activity(domain.domain().key(), key);
    }

    Target chat(long key) {
        return Target.chat(domain.domain().key(), key);
    }

    Target everything() {
        return Target.domain(domain.domain().key());
    }

    <T> T store(Work<T> work) throws Exception {
        return StoredDomain.await(domain.writer().submit("test", work));
    }

    Optional<Refusal> change(Target target, GrantChange change) throws Exception {
        return store(handle -> grants.change(handle, target, change));
    }

    void give(Target target, Set<String> world, Map<UserId, Set<String>> users, Map<String, Set<String>> groups)
            throws Exception {
        store(handle -> grants.give(handle, target, new GrantLists(world, users, groups)));
    }

    GrantLists granted(Target target) throws Exception {
        return store(handle -> grants.find(handle, target));
    }

    Set<String> rights(Target target, User user) throws Exception {
        return store(handle -> rights.of(handle, target, user));
    }

    Map<Long, Set<String>> rights(Target target, List<User> users) throws Exception {
        return store(handle -> rights.ofUsers(handle, target, users));
    }

    Map<Long, Set<String>> rights(List<Long> activities, User user) throws Exception {
        long domainKey = domain.domain().key();
        return store(handle -> rights.ofTargets(handle, domainKey, TargetKind.ACTIVITY, activities, user));
    }

    long count(String table) throws Exception {
        return store(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        domain.close();
    }
}
