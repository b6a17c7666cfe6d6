package ee.convergence.identity;

import ee.convergence.domain.SearchText;
import ee.convergence.domain.User;
import ee.convergence.domain.UserRows;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Searches the table of the texts of users. Stateless; every method works on the caller's handle. */
final class IdentityStore {

    private static final String ESCAPE = "!";

    private IdentityStore() {}

    /** The matches within the search's limits, in its order. */
    static List<User> search(Handle handle, long domainKey, UserSearch search) {
        String order = column(search.order());
        return handle.createQuery("SELECT u.* FROM user_search s"
                        + " JOIN domain_user u ON u.domain_key = s.domain_key AND u.user_key = s.user_key"
                        + " WHERE s.domain_key = :domain AND " + condition(search)
                        + " ORDER BY CASE WHEN " + order + " IS NULL THEN 1 ELSE 0 END, "
                        + order + (search.ascending() ? " ASC" : " DESC")
                        + ", s.username, s.user_key LIMIT :limit OFFSET :offset")
                .bind("domain", domainKey)
                .bind("pattern", pattern(search.term()))
                .bind("limit", search.limit())
                .bind("offset", search.offset())
                .map((row, context) -> UserRows.user(row))
                .list();
    }

    /** How many matches there are in all. */
    static long count(Handle handle, long domainKey, UserSearch search) {
        return handle.createQuery(
                        "SELECT count(*) FROM user_search s WHERE s.domain_key = :domain AND " + condition(search))
                .bind("domain", domainKey)
                .bind("pattern", pattern(search.term()))
                .mapTo(Long.class)
                .one();
    }

    private static String condition(UserSearch search) {
        return search.fields().stream()
                .sorted()
                .map(field -> column(field) + " LIKE :pattern ESCAPE '" + ESCAPE + "'")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String column(UserField field) {
        return switch (field) {
            case USERNAME -> "s.username";
            case EMAIL -> "s.email";
            case FIRST_NAME -> "s.first_name";
            case LAST_NAME -> "s.last_name";
            case DISPLAY_NAME -> "s.display_name";
        };
    }

    private static String pattern(String term) {
        return "%"
                + SearchText.folded(term)
                        .replace(ESCAPE, ESCAPE + ESCAPE)
                        .replace("%", ESCAPE + "%")
                        .replace("_", ESCAPE + "_")
                + "%";
    }
}
