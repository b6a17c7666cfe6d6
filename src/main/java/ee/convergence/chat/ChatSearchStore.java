package ee.convergence.chat;

import ee.convergence.domain.SearchText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Looks for chats by their texts. Stateless; every method works in the caller's transaction. */
final class ChatSearchStore {

    private static final String ESCAPE = "!";

    private ChatSearchStore() {}

    /** Some of the chats that are found, the oldest first. */
    static List<Chat> page(Handle handle, long domainKey, ChatSearch search, Insight insight) {
        return select(handle, "c.*", domainKey, search, insight, " ORDER BY c.chat_key LIMIT :limit OFFSET :offset")
                .bind("limit", search.limit())
                .bind("offset", search.offset())
                .map(ChatStore::chat)
                .list();
    }

    /** How many are found. */
    static long count(Handle handle, long domainKey, ChatSearch search, Insight insight) {
        return select(handle, "count(*)", domainKey, search, insight, "")
                .mapTo(Long.class)
                .one();
    }

    private static Query select(
            Handle handle, String what, long domainKey, ChatSearch search, Insight insight, String order) {
        String sql = "SELECT " + what + " FROM chat c WHERE c.domain_key = :domain AND c.type IN (<types>)"
                + search.isPrivate()
                        .map(isPrivate -> " AND c.is_private = " + (isPrivate ? 1 : 0))
                        .orElse("")
                + (search.term().isEmpty() ? "" : term(search))
                + (insight.everything() ? "" : visible(insight))
                + order;
        Query query = handle.createQuery(sql)
                .bind("domain", domainKey)
                .bindList("types", search.types().stream().map(ChatType::code).toList());
        if (!search.term().isEmpty()) {
            query.bind("pattern", pattern(search.term()));
        }
        if (!insight.everything()) {
            query.bind("user", insight.userKey());
        }
        return query;
    }

    private static String term(ChatSearch search) {
        return search.fields().stream()
                .sorted()
                .map(field ->
                        "c.folded_" + field.name().toLowerCase(Locale.ROOT) + " LIKE :pattern ESCAPE '" + ESCAPE + "'")
                .collect(Collectors.joining(" OR ", " AND (", ")"));
    }

    private static String visible(Insight insight) {
        return " AND (c.is_private = 0"
                + " OR EXISTS (SELECT 1 FROM chat_member m WHERE m.chat_key = c.chat_key AND m.user_key = :user)"
                + (insight.chats().isEmpty() ? "" : " OR c.chat_key IN (" + numbers(insight.chats()) + ")")
                + ")";
    }

    /** Written out: there may be more than a statement has parameters. */
    private static String numbers(Set<Long> keys) {
        return keys.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String pattern(String term) {
        return "%"
                + SearchText.folded(term)
                        .replace(ESCAPE, ESCAPE + ESCAPE)
                        .replace("%", ESCAPE + "%")
                        .replace("_", ESCAPE + "_")
                + "%";
    }

    /**
     * Which private chats a user may see.
     *
     * @param userKey the user, who sees those that the user is a member of
     * @param everything whether the user sees all
     * @param chats the keys of others that the user sees, by a permission or because of being there
     */
    record Insight(long userKey, boolean everything, Set<Long> chats) {}
}
