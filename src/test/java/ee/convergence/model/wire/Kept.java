package ee.convergence.model.wire;

import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.StringSplice;
import ee.convergence.model.ot.tree.AppliedOperation;
import java.util.Optional;

/** What is expected of an applied operation after it was stored: a splice that deletes nothing has deleted "". */
final class Kept {

    private Kept() {}

    static AppliedOperation of(AppliedOperation part) {
        if (part.operation() instanceof StringSplice splice
                && !splice.noOp()
                && part.former().isEmpty()) {
            return new AppliedOperation(splice, Optional.of(new StringNode(splice.id(), "")));
        }
        if (part.operation() instanceof StringSplice splice && splice.noOp()) {
            return new AppliedOperation(splice.with(splice.index(), 0), Optional.empty());
        }
        return part;
    }
}
