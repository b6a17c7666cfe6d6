package ee.convergence.model.ot.operation;

import java.util.List;

/**
 * What one submission does to a model: one discrete operation or a batch of them (ot.md section 1). It takes the model
 * from one version to the next. Immutable.
 */
public sealed interface Operation permits DiscreteOperation, Batch {

    /** The discrete operations in the order in which they are to be applied. */
    List<DiscreteOperation> members();
}
