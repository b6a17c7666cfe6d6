package ee.convergence.domain;

import java.util.List;

/**
 * A part of a longer list. Immutable.
 *
 * @param items the part
 * @param total how long the whole list is
 * @param <T> what it lists
 */
public record Page<T>(List<T> items, long total) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }
}
