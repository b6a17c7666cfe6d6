package ee.convergence.model.live;

import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;

/**
 * An operation that a session has not been told of, ready to be sent. Immutable.
 *
 * @param version its context version
 * @param message the operation as it is told to whoever did not submit it
 * @param mentions who submitted it
 */
record Unseen(long version, ServerMessage message, Mentions mentions) {

    /** This operation, for a participant that knows the model by this resource id. */
    static Unseen of(HistoryEntry entry, int resourceId, Mentions mentions) {
        ServerMessage message = AddressedMessage.of(
                        BodyCase.REMOTEOPERATION, Submission.remote(entry, OperationWire.encode(entry.operation())))
                .to(resourceId);
        return new Unseen(entry.version(), message, mentions);
    }
}
