package ee.convergence.client;

import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.identity.IdentityCacheUpdateMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users and sessions that one connection was told of, so that each is sent once ({@code protocol.md} section 8 and
 * section 12, row 18). Not thread-safe: guarded by its client's lock.
 */
final class KnownIdentities {

    /** Beyond this the memory starts afresh: repetition is harmless, growth without end is not. */
    private static final int MOST = 20_000;

    private Map<DomainUserIdData, DomainUserData> users;
    private Set<String> sessions;

    /** The update that must go before a message with these mentions, if any; it counts as sent. */
    Optional<ServerMessage> introduce(Mentions mentions) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        remember();
        IdentityCacheUpdateMessage.Builder update = IdentityCacheUpdateMessage.newBuilder();
        for (DomainUserData user : mentions.users()) {
            if (!user.equals(users.put(user.getUserId(), user))) {
                update.addUsers(user);
            }
        }
        mentions.sessions().forEach((session, user) -> {
            if (sessions.add(session)) {
                update.putSessions(session, user);
            }
        });
        if (update.getUsersCount() == 0 && update.getSessionsCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(ServerMessage.normal(ConvergenceMessage.newBuilder().setIdentityCacheUpdate(update)));
    }

    private void remember() {
        if (users == null || users.size() + sessions.size() > MOST) {
            users = new HashMap<>(4);
            sessions = new HashSet<>(4);
        }
    }
}
