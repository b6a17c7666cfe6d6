package ee.convergence.model.store;

import ee.convergence.domain.User;
import ee.convergence.model.creation.NewModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Many models and what many users may do with them, found by one statement. Stateless; every method works in the caller's
 * transaction.
 */
public final class AccessListStore {

    /** How many can be asked for at once. */
    public static final int MOST = 250;

    private static final String WANTED = "(CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT))";
    private static final String FOUND = ") SELECT w.place, " + ModelRowsStore.COLUMNS + AccessStore.SAID
            + " FROM wanted w JOIN model m ON m.domain_key = w.domain_key AND m.id = w.id"
            + " JOIN collection c ON c.collection_key = m.collection_key"
            + " LEFT JOIN model_user mu ON mu.model_key = m.model_key AND mu.user_key = w.user_key"
            + " LEFT JOIN collection_user cu"
            + " ON cu.collection_key = m.collection_key AND cu.user_key = w.user_key";

    private AccessListStore() {}

    /**
     * A model that is asked for on behalf of a user.
     *
     * @param domainKey the domain of both
     * @param id the model's id, whatever it is
     * @param user the user
     */
    public record Wanted(long domainKey, String id, User user) {}

    /**
     * The models and what the users may do with them, each where it was asked for; empty where there is no such model.
     *
     * @param wanted at most {@link #MOST}
     */
    public static List<Optional<ModelAccess>> find(Handle handle, List<Wanted> wanted) {
        List<Optional<ModelAccess>> all = new ArrayList<>(Collections.nCopies(wanted.size(), Optional.empty()));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (NewModel.isPossibleId(wanted.get(i).id())) {
                places.add(i);
            }
        }
        if (!places.isEmpty()) {
            query(handle, wanted, places)
                    .map((row, context) -> {
                        int place = row.getInt("place");
                        ModelAccess access = new ModelAccess(
                                ModelRowsStore.model(row),
                                AccessStore.sources(row)
                                        .inForce(wanted.get(place).user().id().type()));
                        return all.set(place, Optional.of(access));
                    })
                    .list();
        }
        return all;
    }

    private static Query query(Handle handle, List<Wanted> wanted, List<Integer> places) {
        Query query = handle.createQuery("WITH wanted (place, domain_key, user_key, id) AS (VALUES "
                + String.join(", ", Collections.nCopies(places.size(), WANTED)) + FOUND);
        int next = 0;
        for (int place : places) {
            Wanted one = wanted.get(place);
            query.bind(next++, place)
                    .bind(next++, one.domainKey())
                    .bind(next++, one.user().key())
                    .bind(next++, one.id());
        }
        return query;
    }
}
