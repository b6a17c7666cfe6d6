package ee.convergence.storage;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cuts lists into parts that fit into one statement. Stateless. */
public final class Batches {

    private static final int SIZE = 500;

    private Batches() {}

    /** The list in parts of at most 500, none of them empty. */
    public static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SIZE)
                .mapToObj(from -> all.subList(from, Math.min(from + SIZE, all.size())));
    }
}
