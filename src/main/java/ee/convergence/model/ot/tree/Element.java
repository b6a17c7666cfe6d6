package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Nesting;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A live element of a model. Not thread-safe. */
abstract class Element {

    private final String id;
    private final Element parent;

    /**
     * @param parent the element that holds this one for as long as it is in the model; null for the root
     */
    Element(String id, Element parent) {
        this.id = id;
        this.parent = parent;
    }

    final String id() {
        return id;
    }

    abstract ElementKind kind();

    /** The element with all its descendants as they are now. */
    abstract Node toNode();

    /**
     * Applies an operation that is for this kind of element and not a no-op.
     *
     * @return what it dropped (see {@link AppliedOperation#former}), or null
     * @throws OperationRejectedException if it does not fit the element's state; what was changed until then is in the
     *     journal of {@code elements}
     */
    abstract Node apply(DiscreteOperation operation, ElementIndex elements) throws OperationRejectedException;

    Collection<Element> children() {
        return List.of();
    }

    /** How many levels below the root it lies, as {@link Nesting} counts them. */
    final int nesting() {
        int nesting = 0;
        for (Element holder = parent; holder != null; holder = holder.parent) {
            nesting += Nesting.below(holder.kind());
        }
        return nesting;
    }

    final void forEach(Consumer<Element> visitor) {
        Deque<Element> waiting = new ArrayDeque<>(List.of(this));
        while (!waiting.isEmpty()) {
            Element element = waiting.pop();
            visitor.accept(element);
            element.children().forEach(waiting::push);
        }
    }

    static void checkIndex(int index, int limit) throws OperationRejectedException {
        if (index < 0 || index >= limit) {
            throw new OperationRejectedException(Reason.OUT_OF_RANGE, "index " + index + " of " + limit);
        }
    }
}
