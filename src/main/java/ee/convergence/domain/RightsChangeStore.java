package ee.convergence.domain;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of changes that give or take rights. Stateless; every method works in the caller's transaction. */
public final class RightsChangeStore {

    private RightsChangeStore() {}

    /** Notes that rights on one thing change. */
    public static void add(Handle handle, long domainKey, int targetKind, long targetKey) {
        handle.execute(
                "INSERT INTO rights_change (domain_key, target_kind, target_key) VALUES (?, ?, ?)",
                domainKey,
                targetKind,
                targetKey);
    }

    /** Notes that rights on anything of the domain may change. */
    static void add(Handle handle, long domainKey) {
        add(handle, domainKey, 0, 0);
    }

    /** The highest number, 0 if there is none. */
    static long last(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(change_number), 0) FROM rights_change")
                .mapTo(Long.class)
                .one();
    }

    /** The changes with higher numbers, by number. */
    static List<RightsChange> after(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM rights_change WHERE change_number > ? ORDER BY change_number")
                .bind(0, number)
                .map((row, context) -> new RightsChange(
                        row.getLong("change_number"),
                        row.getLong("domain_key"),
                        row.getInt("target_kind"),
                        row.getLong("target_key")))
                .list();
    }

    /** Forgets the changes up to this number. */
    static int removeUpTo(Handle handle, long number) {
        return handle.execute("DELETE FROM rights_change WHERE change_number <= ?", number);
    }
}
