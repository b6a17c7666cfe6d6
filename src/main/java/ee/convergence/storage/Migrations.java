package ee.convergence.storage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings the schema up to date. The scripts are listed here rather than searched for: servers differ in how their class
 * path can be searched, and would offer what other applications put into folders of the same name.
 */
final class Migrations {

    /** All scripts of {@code db/migration}. A folder named like a dialect may hold another version of one of them. */
    static final List<String> SCRIPTS = List.of(
            "V1__counter.sql",
            "V2__domains_users_sessions.sql",
            "V3__credentials_and_keys.sql",
            "V4__groups.sql",
            "V4_1__user_changes.sql",
            "V5__models.sql",
            "V6__continued_sessions.sql",
            "V7__permissions_activities.sql",
            "V8__chats.sql");

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Migrations() {}

    /** @throws StorageException if the schema cannot be brought up to date */
    static void run(DataSource source, Dialect dialect) {
        List<LoadableResource> scripts = SCRIPTS.stream()
                .<LoadableResource>map(name -> MigrationScript.of(name, dialect))
                .toList();
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .group(true)
                .dataSource(source)
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::of)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        // Who started at the same time may be in the way: on SQLite Flyway takes no lock at all, on PostgreSQL
        // none while it marks a new database.
        for (int left = ATTEMPTS; left > 0; left--) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                if (left == 1) {
                    throw new StorageException("The database's schema cannot be brought up to date", e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private record Scripts(List<LoadableResource> all) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return all.stream()
                    .filter(script -> script.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.stream()
                    .filter(script -> script.getFilename().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                    .toList();
        }
    }
}
