package ee.convergence.identity;

import java.util.Set;

/**
 * A search for normal users that are not deleted. Immutable.
 *
 * @param fields where to look, at least one
 * @param term what one of them must contain
 * @param order what to order by
 * @param ascending whether the smallest comes first
 * @param offset how many matches to skip, not negative
 * @param limit how many matches to return at most, not negative
 */
public record UserSearch(
        Set<UserField> fields, String term, UserField order, boolean ascending, int offset, int limit) {

    /** Copies the fields. */
    public UserSearch {
        fields = Set.copyOf(fields);
    }
}
