package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.protocol.Exchange;
import java.util.Optional;

/**
 * A session that waits to open or to resynchronize a model. Immutable.
 *
 * @param participation what it becomes
 * @param exchange its request
 * @param autoCreateId how it calls what the model would begin with; empty if it does not want to create it
 * @param resyncFrom the version from which it resynchronizes; empty if it opens
 */
record Opening(
        Participation participation, Exchange exchange, Optional<Integer> autoCreateId, Optional<Long> resyncFrom)
        implements Guest {

    @Override
    public Opening on(LiveModel model) {
        return new Opening(participation.on(model), exchange, autoCreateId, resyncFrom);
    }

    Session session() {
        return participation.session();
    }

    boolean isResync() {
        return resyncFrom.isPresent();
    }

    @Override
    public void refuse(Refusal refusal) {
        refusal.answer(exchange);
    }
}
