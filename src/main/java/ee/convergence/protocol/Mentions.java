package ee.convergence.protocol;

import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.List;
import java.util.Map;

/**
 * The users and sessions that a message mentions, and which its receiver must know first ({@code protocol.md} section
 * 8). Immutable and thread-safe.
 *
 * @param users full data of every mentioned user, the users of the sessions included
 * @param sessions the user of every mentioned session, by session id
 */
public record Mentions(List<MentionedUser> users, Map<String, DomainUserIdData> sessions) {

    /** A message that mentions nobody. */
    public static final Mentions NONE = new Mentions(List.of(), Map.of());

    /** Copies both. */
    public Mentions {
        users = List.copyOf(users);
        sessions = Map.copyOf(sessions);
    }

    /** One session and its user. */
    public static Mentions of(String sessionId, MentionedUser user) {
        return new Mentions(List.of(user), Map.of(sessionId, user.data().getUserId()));
    }

    /** Users only. */
    public static Mentions of(List<MentionedUser> users) {
        return users.isEmpty() ? NONE : new Mentions(users, Map.of());
    }

    /** Whether nobody is mentioned. */
    public boolean isEmpty() {
        return users.isEmpty() && sessions.isEmpty();
    }
}
