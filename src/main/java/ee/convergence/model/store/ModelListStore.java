package ee.convergence.model.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Lists models. Stateless; every method works in the caller's transaction. */
public final class ModelListStore {

    private ModelListStore() {}

    /** Some models of a domain or of one collection of it, by id. */
    public static List<StoredModel> page(
            Handle handle, long domainKey, Optional<String> collection, int offset, int limit) {
        return select(
                        handle,
                        ModelRowsStore.COLUMNS,
                        domainKey,
                        collection,
                        " ORDER BY m.id LIMIT :limit OFFSET :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> ModelRowsStore.model(row))
                .list();
    }

    /** How many models a domain has, or one collection of it. */
    public static long count(Handle handle, long domainKey, Optional<String> collection) {
        return select(handle, "count(*)", domainKey, collection, "")
                .mapTo(Long.class)
                .one();
    }

    private static Query select(Handle handle, String what, long domainKey, Optional<String> collection, String order) {
        Query query = handle.createQuery("SELECT " + what + ModelRowsStore.TABLES + " WHERE m.domain_key = :domain"
                        + (collection.isPresent() ? " AND c.id = :collection" : "")
                        + order)
                .bind("domain", domainKey);
        return collection.map(id -> query.bind("collection", id)).orElse(query);
    }
}
