package ee.convergence.model.ot.control;

import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.AppliedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings applied operations into a form with the same effect that the published client, receiving them, can deal with:
 *
 * <ul>
 *   <li>It transforms replacement splices wrongly: they are taken apart into a removal and an insertion (ot.md section
 *       5.2).
 *   <li>It fails on a whole-value set of an object without properties: such a set gets one, which is removed again.
 * </ul>
 */
final class RelayedForm {

    private static final Optional<Node> NOTHING = Optional.empty();
    private static final String PLACEHOLDER = "-";

    private final long version;
    private final List<AppliedOperation> parts = new ArrayList<>();
    private int placeholders;

    private RelayedForm(long version) {
        this.version = version;
    }

    /** @param version the context version, which makes the ids of placeholders unique within the model */
    static Applied of(Applied applied, long version) {
        if (applied.parts().stream().noneMatch(RelayedForm::isToBeChanged)) {
            return applied;
        }
        RelayedForm form = new RelayedForm(version);
        applied.parts().forEach(form::add);
        boolean discrete = applied.operation() == applied.parts().get(0).operation();
        return discrete && form.parts.size() == 1 ? Applied.discrete(form.parts.get(0)) : Applied.batch(form.parts);
    }

    private static boolean isToBeChanged(AppliedOperation part) {
        if (part.operation() instanceof ObjectSet set) {
            return set.properties().isEmpty();
        }
        return part.operation() instanceof StringSplice splice && !splice.noOp() && splice.isReplacement();
    }

    private void add(AppliedOperation part) {
        if (!isToBeChanged(part)) {
            parts.add(part);
        } else if (part.operation() instanceof StringSplice splice) {
            add(splice, part.former());
        } else {
            add((ObjectSet) part.operation(), part.former());
        }
    }

    private void add(StringSplice splice, Optional<Node> former) {
        StringSplice removal = new StringSplice(splice.id(), splice.index(), splice.deleteCount(), "");
        StringSplice insertion = new StringSplice(splice.id(), splice.index(), 0, splice.insertedValue());
        parts.add(new AppliedOperation(removal, former));
        parts.add(new AppliedOperation(insertion, NOTHING));
    }

    private void add(ObjectSet set, Optional<Node> former) {
        Node placeholder = new NullNode("-" + version + ":" + placeholders++);
        ObjectSet filled = new ObjectSet(set.id(), set.noOp(), Map.of(PLACEHOLDER, placeholder));
        parts.add(new AppliedOperation(filled, former));
        if (!set.noOp()) {
            RemoveProperty removal = new RemoveProperty(set.id(), PLACEHOLDER);
            parts.add(new AppliedOperation(removal, Optional.of(placeholder)));
        }
    }
}
