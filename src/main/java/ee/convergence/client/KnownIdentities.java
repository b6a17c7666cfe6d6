package ee.convergence.client;

import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.identity.IdentityCacheUpdateMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The users and sessions that one connection was told of, so that each is sent once ({@code protocol.md} section 8 and
 * section 12, row 18). Not thread-safe: guarded by its client's lock.
 */
final class KnownIdentities {

    /** Beyond this the memory starts afresh: repetition is harmless, growth without end is not. */
    private static final int MOST = 20_000;

    private final UnaryOperator<MentionedUser> newest;

    /** The revision that was sent of each user. */
    private Map<DomainUserIdData, Long> users;

    private Set<String> sessions;

    /** @param newest what is known by now of a user who is mentioned */
    KnownIdentities(UnaryOperator<MentionedUser> newest) {
        this.newest = newest;
    }

    /** The update that must go before a message with these mentions, if any; it counts as sent. */
    Optional<ServerMessage> introduce(Mentions mentions) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        remember();
        IdentityCacheUpdateMessage.Builder update = IdentityCacheUpdateMessage.newBuilder();
        for (MentionedUser user : mentions.users()) {
            Long sent = users.get(user.data().getUserId());
            if (sent == null || sent < user.revision()) {
                MentionedUser now = newest.apply(user);
                users.put(now.data().getUserId(), now.revision());
                update.addUsers(now.data());
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

    /** The update that tells of a user's change, if the user is known as of before it; it counts as sent. */
    Optional<ServerMessage> refresh(MentionedUser changed) {
        return users == null || !users.containsKey(changed.data().getUserId())
                ? Optional.empty()
                : introduce(Mentions.of(List.of(changed)));
    }

    private void remember() {
        if (users == null || users.size() + sessions.size() > MOST) {
            users = new HashMap<>(4);
            sessions = new HashSet<>(4);
        }
    }
}
