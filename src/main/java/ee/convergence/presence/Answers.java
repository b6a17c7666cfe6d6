package ee.convergence.presence;

import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.presence.PresenceService.UserLookUp;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts answers together: presences first, then the records of those users who are not connected. Thread-safe; never
 * blocks.
 */
final class Answers {

    private static final Logger LOG = System.getLogger(Answers.class.getName());

    private final UserLookUp lookUp;

    Answers(UserLookUp lookUp) {
        this.lookUp = lookUp;
    }

    /**
     * Keeps the answer's place in the line, takes the presences, and answers when all records are found. Without the
     * records that cannot be found the answer is still good: the client makes such a user from its name.
     */
    void answer(
            Subscriber subscriber,
            List<UserId> users,
            Function<UserId, Presence> presenceOf,
            Consumer<PresenceAnswer> reply) {
        Line.Place place = subscriber.line().reserve();
        List<Presence> presences = users.stream().map(presenceOf).toList();
        Set<User> known = new LinkedHashSet<>();
        Set<UserId> missing = new LinkedHashSet<>();
        for (Presence presence : presences) {
            presence.user().ifPresentOrElse(known::add, () -> missing.add(presence.id()));
        }
        if (missing.isEmpty()) {
            fill(subscriber, place, reply, new PresenceAnswer(presences, List.copyOf(known)));
            return;
        }
        lookUp.find(subscriber.session().domain(), missing).whenComplete((found, failure) -> {
            List<User> all = new ArrayList<>(known);
            if (failure == null) {
                all.addAll(found);
            } else {
                LOG.log(Level.WARNING, () -> "users could not be looked up: " + failure);
            }
            fill(subscriber, place, reply, new PresenceAnswer(presences, all));
        });
    }

    private static void fill(
            Subscriber subscriber, Line.Place place, Consumer<PresenceAnswer> reply, PresenceAnswer answer) {
        subscriber.line().fill(place, () -> reply.accept(answer));
    }
}
