package ee.convergence.model.ot.tree;

import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.operation.OperationRejectedException.Reason;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A live model, to which operations are applied (ot.md sections 1, 3.5 and 3.6). Elements are found by id: the cost of an
 * operation does not depend on the size of the model, only on what it brings, drops or shifts.
 *
 * <p>Every change is noted in the journal, which takes it back exactly. Not thread-safe.
 */
public final class ModelTree {

    private final ElementIndex elements;
    private final Element root;

    /**
     * @param root the initial data
     * @throws OperationRejectedException if an element id is empty or occurs twice, or the data is nested too deeply
     */
    public ModelTree(ObjectNode root) throws OperationRejectedException {
        UndoJournal journal = new UndoJournal();
        elements = new ElementIndex(journal);
        this.root = elements.adopt(root, null);
        journal.forgetTo(journal.position());
    }

    /** Takes back changes of this model, and of what else notes its own there. */
    public UndoJournal journal() {
        return elements.journal();
    }

    /** The whole model as it is now. Costs as much as the model is large. */
    public ObjectNode toNode() {
        return (ObjectNode) root.toNode();
    }

    /** An element with its descendants as they are now, if it is in the model. */
    public Optional<Node> node(String id) {
        return Optional.ofNullable(elements.find(id)).map(Element::toNode);
    }

    /** The kind of an element, if it is in the model. */
    public Optional<ElementKind> kindOf(String id) {
        return Optional.ofNullable(elements.find(id)).map(Element::kind);
    }

    /** How many elements the model has. */
    public int size() {
        return elements.size();
    }

    /**
     * Applies an operation as a whole or not at all. Operations on elements that are not in the model, and splices that
     * change nothing, become no-ops; for batches this is decided member by member, as they are applied.
     *
     * @throws OperationRejectedException if it does not fit the model; the model is as it was
     */
    public Applied apply(Operation operation) throws OperationRejectedException {
        UndoJournal journal = elements.journal();
        long mark = journal.position();
        boolean complete = false;
        try {
            Applied applied = applyAll(operation);
            complete = true;
            return applied;
        } finally {
            if (!complete) {
                journal.undoTo(mark);
            }
        }
    }

    private Applied applyAll(Operation operation) throws OperationRejectedException {
        if (operation instanceof DiscreteOperation discrete) {
            return Applied.discrete(apply(discrete));
        }
        List<AppliedOperation> parts = new ArrayList<>(operation.members().size());
        for (DiscreteOperation member : operation.members()) {
            parts.add(apply(member));
        }
        return Applied.batch(parts);
    }

    private AppliedOperation apply(DiscreteOperation operation) throws OperationRejectedException {
        Element element = elements.find(operation.id());
        if (operation.noOp() || element == null || operation instanceof StringSplice splice && splice.isEmpty()) {
            return new AppliedOperation(operation.nullified(), Optional.empty());
        }
        if (element.kind() != operation.target()) {
            throw new OperationRejectedException(
                    Reason.WRONG_KIND, "an operation for " + operation.target() + " on " + element.kind());
        }
        return new AppliedOperation(operation, Optional.ofNullable(element.apply(operation, elements)));
    }
}
