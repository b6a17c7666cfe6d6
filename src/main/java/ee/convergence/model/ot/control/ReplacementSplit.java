package ee.convergence.model.ot.control;

import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.Applied;
import ee.convergence.model.ot.tree.AppliedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes applied replacement splices apart into a removal and an insertion: what clients receive is then never a
 * replacement, which they transform wrongly (ot.md section 5.2).
 */
final class ReplacementSplit {

    private static final Optional<Node> NOTHING = Optional.empty();

    private ReplacementSplit() {}

    static Applied split(Applied applied) {
        if (applied.parts().stream().noneMatch(ReplacementSplit::isReplacement)) {
            return applied;
        }
        List<AppliedOperation> parts = new ArrayList<>();
        for (AppliedOperation part : applied.parts()) {
            if (isReplacement(part)) {
                StringSplice splice = (StringSplice) part.operation();
                StringSplice removal = new StringSplice(splice.id(), splice.index(), splice.deleteCount(), "");
                StringSplice insertion = new StringSplice(splice.id(), splice.index(), 0, splice.insertedValue());
                parts.add(new AppliedOperation(removal, part.former()));
                parts.add(new AppliedOperation(insertion, NOTHING));
            } else {
                parts.add(part);
            }
        }
        return Applied.batch(parts);
    }

    private static boolean isReplacement(AppliedOperation part) {
        return part.operation() instanceof StringSplice splice && !splice.noOp() && splice.isReplacement();
    }
}
