package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Database;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Removes what nobody can come back to: expired reconnect tokens, anonymous users without session, valid token or history
 * ({@code protocol.md} section 12, rows 6 and 11), what is left of domains whose deletion was interrupted, the notes of
 * changes that every node has seen, and what features have no use for any more. Blocks while the database works, in
 * portions so that others can write in between. Thread-safe.
 */
@ServerSingleton
final class Purge {

    private static final int PORTION = 500;

    private final Database database;
    private final Writer writer;
    private final DomainRemoval removal;
    private final DomainFeatures features;
    private volatile long oldChanges;
    private volatile long oldRightsChanges;

    @Inject
    Purge(Database database, Writer writer, DomainRemoval removal, DomainFeatures features) {
        this.database = database;
        this.writer = writer;
        this.removal = removal;
        this.features = features;
    }

    /** Removes all of it. */
    void run() {
        long now = System.currentTimeMillis();
        int removed = PORTION;
        while (removed == PORTION) {
            removed = writer.submit("tokens", handle -> ReconnectTokenStore.removeExpired(handle, now, PORTION))
                    .join();
        }
        forgetChanges();
        features.data().forEach(this::tidy);
        for (Domain domain : domains()) {
            if (domain.status() == DomainStatus.DELETING) {
                removal.removeNow(domain);
            } else {
                removeForgotten(domain);
            }
        }
    }

    /** Those that were there the last time: every node has seen them. */
    private void forgetChanges() {
        long last = database.jdbi().withHandle(UserChangeStore::last);
        long old = oldChanges;
        writer.submit("changes", handle -> UserChangeStore.removeUpTo(handle, old))
                .join();
        oldChanges = last;
        long lastOfRights = database.jdbi().withHandle(RightsChangeStore::last);
        long oldOfRights = oldRightsChanges;
        writer.submit("changes", handle -> RightsChangeStore.removeUpTo(handle, oldOfRights))
                .join();
        oldRightsChanges = lastOfRights;
    }

    private void tidy(DomainData feature) {
        boolean tidy = false;
        while (!tidy) {
            tidy = writer.submit("tidy", feature::tidy).join();
        }
    }

    private List<Domain> domains() {
        return database.jdbi().withHandle(handle -> DomainStore.page(handle, 0, Integer.MAX_VALUE));
    }

    private void removeForgotten(Domain domain) {
        long after = 0;
        List<Long> candidates = candidates(domain, after);
        while (!candidates.isEmpty()) {
            List<Long> portion = candidates;
            writer.submit(domain.key(), handle -> {
                        ForgottenUserStore.remove(handle, domain.key(), removable(handle, domain, portion));
                        return true;
                    })
                    .join();
            after = portion.get(portion.size() - 1);
            candidates = candidates(domain, after);
        }
    }

    private List<Long> candidates(Domain domain, long after) {
        return database.jdbi()
                .withHandle(handle ->
                        ForgottenUserStore.after(handle, domain.key(), after, System.currentTimeMillis(), PORTION));
    }

    /** Asked again where it counts: meanwhile a candidate may have come back. */
    private List<Long> removable(Handle handle, Domain domain, List<Long> candidates) {
        Set<Long> users =
                new HashSet<>(ForgottenUserStore.among(handle, domain.key(), candidates, System.currentTimeMillis()));
        for (DomainData feature : features.data()) {
            if (!users.isEmpty()) {
                users.removeAll(feature.keptUsers(handle, domain.key(), Set.copyOf(users)));
            }
        }
        return List.copyOf(users);
    }
}
