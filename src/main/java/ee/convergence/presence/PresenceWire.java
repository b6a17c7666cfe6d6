package ee.convergence.presence;

import ee.convergence.domain.User;
import ee.convergence.presence.PresenceEvent.BecameAvailable;
import ee.convergence.presence.PresenceEvent.BecameUnavailable;
import ee.convergence.presence.PresenceEvent.StateCleared;
import ee.convergence.presence.PresenceEvent.StateRemoved;
import ee.convergence.presence.PresenceEvent.StateSet;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.presence.PresenceAvailabilityChangedMessage;
import ee.convergence.protocol.wire.presence.PresenceStateClearedMessage;
import ee.convergence.protocol.wire.presence.PresenceStateRemovedMessage;
import ee.convergence.protocol.wire.presence.PresenceStateSetMessage;
import ee.convergence.protocol.wire.presence.UserPresenceData;
import java.util.List;

/** What presence looks like as it travels ({@code identity-presence.md} section 5.3). Stateless. */
final class PresenceWire {

    private PresenceWire() {}

    /**
     * The message of an event. Who came is introduced, since a subscriber may have asked before the user existed; of all
     * others a subscriber was told before.
     */
    static Announcement announcement(PresenceEvent event) {
        Mentions mentions = event instanceof BecameAvailable came ? mentions(List.of(came.who())) : Mentions.NONE;
        return new Announcement(ServerMessage.normal(body(event)), mentions);
    }

    static Mentions mentions(List<User> users) {
        return Mentions.of(users.stream().map(User::mention).toList());
    }

    static List<UserPresenceData> presences(PresenceAnswer answer) {
        return answer.presences().stream().map(PresenceWire::presence).toList();
    }

    private static UserPresenceData presence(Presence presence) {
        return UserPresenceData.newBuilder()
                .setUser(presence.id().toWire())
                .setAvailable(presence.available())
                .putAllState(presence.state())
                .build();
    }

    private static ConvergenceMessage.Builder body(PresenceEvent event) {
        ConvergenceMessage.Builder body = ConvergenceMessage.newBuilder();
        DomainUserIdData user = event.user().toWire();
        if (event instanceof BecameAvailable) {
            return body.setPresenceAvailabilityChanged(availability(user, true));
        }
        if (event instanceof BecameUnavailable) {
            return body.setPresenceAvailabilityChanged(availability(user, false));
        }
        if (event instanceof StateSet set) {
            return body.setPresenceStateSet(
                    PresenceStateSetMessage.newBuilder().setUser(user).putAllState(set.values()));
        }
        if (event instanceof StateRemoved removed) {
            return body.setPresenceStateRemoved(
                    PresenceStateRemovedMessage.newBuilder().setUser(user).addAllKeys(removed.keys()));
        }
        if (event instanceof StateCleared) {
            return body.setPresenceStateCleared(
                    PresenceStateClearedMessage.newBuilder().setUser(user));
        }
        throw new IllegalArgumentException("no message for " + event.getClass());
    }

    private static PresenceAvailabilityChangedMessage.Builder availability(DomainUserIdData user, boolean available) {
        return PresenceAvailabilityChangedMessage.newBuilder().setUser(user).setAvailable(available);
    }
}
