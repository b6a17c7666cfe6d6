package ee.convergence.domain;

import ee.convergence.domain.SnapshotPolicy.Times;
import ee.convergence.domain.SnapshotPolicy.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** How tables keep snapshot policies: in the columns of these names. Stateless. */
public final class SnapshotPolicyRows {

    /** The columns, in the order of {@link #values}. */
    public static final List<String> COLUMNS = List.of(
            "snapshot_enabled",
            "snapshot_by_version",
            "snapshot_most_versions",
            "snapshot_version_limit",
            "snapshot_least_versions",
            "snapshot_by_time",
            "snapshot_most_millis",
            "snapshot_time_limit",
            "snapshot_least_millis");

    private SnapshotPolicyRows() {}

    /** What to store in the columns. */
    public static List<Object> values(SnapshotPolicy policy) {
        return List.of(
                flag(policy.enabled()),
                flag(policy.versions().trigger()),
                policy.versions().most(),
                flag(policy.versions().limit()),
                policy.versions().least(),
                flag(policy.times().trigger()),
                policy.times().most().toMillis(),
                flag(policy.times().limit()),
                policy.times().least().toMillis());
    }

    /** The policy of a row that has the columns. */
    public static SnapshotPolicy policy(ResultSet row) throws SQLException {
        return new SnapshotPolicy(
                row.getInt("snapshot_enabled") != 0,
                new Versions(
                        row.getInt("snapshot_by_version") != 0,
                        row.getLong("snapshot_most_versions"),
                        row.getInt("snapshot_version_limit") != 0,
                        row.getLong("snapshot_least_versions")),
                new Times(
                        row.getInt("snapshot_by_time") != 0,
                        Duration.ofMillis(row.getLong("snapshot_most_millis")),
                        row.getInt("snapshot_time_limit") != 0,
                        Duration.ofMillis(row.getLong("snapshot_least_millis"))));
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }
}
