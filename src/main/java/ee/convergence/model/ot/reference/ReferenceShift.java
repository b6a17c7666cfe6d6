package ee.convergence.model.ot.reference;

import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Shifts references on an element by operations on the same element (ot.md section 8.1). That a reference ends when its
 * element is dropped, and that dropped elements leave {@link ElementIds}, only the tree can know: see {@link #without}.
 *
 * <p>Pure functions, hence thread-safe.
 */
public final class ReferenceShift {

    private ReferenceShift() {}

    /**
     * Shifts a reference.
     *
     * @param element the id of the element that the reference is on
     * @return the values afterwards; empty if the reference ceases to exist
     */
    public static Optional<ReferenceValues> shift(String element, ReferenceValues values, Operation operation) {
        Optional<ReferenceValues> shifted = Optional.of(values);
        for (DiscreteOperation member : operation.members()) {
            if (shifted.isPresent() && !member.noOp() && member.id().equals(element)) {
                shifted = shift(shifted.get(), member);
            }
        }
        return shifted;
    }

    /** The reference without the ids of elements that are no longer in the model. */
    public static ElementIds without(ElementIds values, Predicate<String> dropped) {
        return values.ids().stream().noneMatch(dropped)
                ? values
                : new ElementIds(values.ids().stream().filter(dropped.negate()).toList());
    }

    private static Optional<ReferenceValues> shift(ReferenceValues values, DiscreteOperation operation) {
        if (operation instanceof StringSet || operation instanceof ObjectSet) {
            return Optional.empty();
        }
        if (operation instanceof StringSplice splice) {
            return Optional.of(byText(values, splice));
        }
        return Optional.of(values instanceof PropertyNames names ? byProperty(names, operation) : values);
    }

    private static ReferenceValues byText(ReferenceValues values, StringSplice splice) {
        if (values instanceof Indices indices) {
            return new Indices(indices.positions().stream()
                    .map(position -> position(position, splice))
                    .toList());
        }
        if (values instanceof Ranges ranges) {
            return new Ranges(ranges.ranges().stream()
                    .map(range -> new Range(position(range.start(), splice), position(range.end(), splice)))
                    .toList());
        }
        return values;
    }

    /** A position at the splice's index moves behind the inserted text. One far beyond every text stays in range. */
    private static int position(int position, StringSplice splice) {
        if (position < splice.index()) {
            return position;
        }
        int deletedBefore = Math.min(position - splice.index(), splice.deleteCount());
        long shifted = (long) position - deletedBefore + splice.insertedValue().length();
        return (int) Math.min(shifted, Integer.MAX_VALUE);
    }

    private static PropertyNames byProperty(PropertyNames values, DiscreteOperation operation) {
        String key = null;
        if (operation instanceof RemoveProperty remove) {
            key = remove.key();
        } else if (operation instanceof SetProperty set) {
            key = set.key();
        } else if (operation instanceof AddProperty add) {
            key = add.key();
        }
        String hit = key;
        List<String> rest =
                values.names().stream().filter(name -> !name.equals(hit)).toList();
        return new PropertyNames(rest);
    }
}
