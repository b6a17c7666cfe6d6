package ee.convergence.activity;

import ee.convergence.domain.User;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.activity.ActivityStateData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions that have joined an activity, and what they are told of each other: who was told of a participant's coming is
 * told of its going, once, and of all in between that it may see. Not thread-safe.
 */
final class Members {

    private final Map<String, Joined> sessions = new LinkedHashMap<>();
    private final Map<Long, JoinedUser> users = new HashMap<>();
    private long size;

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** The size of all states. */
    long size() {
        return size;
    }

    boolean contains(String session) {
        return sessions.containsKey(session);
    }

    boolean contains(Joined joined) {
        return sessions.get(joined.id()) == joined;
    }

    /** Whose sessions they are. */
    List<User> users() {
        return users.values().stream().map(JoinedUser::user).toList();
    }

    /** All sessions. */
    List<Joined> all() {
        return List.copyOf(sessions.values());
    }

    /** What a session sees that may view all or nothing of what others say. */
    Snapshot snapshot(String viewer, boolean mayView) {
        Map<String, ActivityStateData> states = new HashMap<>(2 * sessions.size());
        List<MentionedUser> mentioned = new ArrayList<>(sessions.size());
        Map<String, DomainUserIdData> identities = new HashMap<>(2 * sessions.size());
        for (Joined joined : sessions.values()) {
            if (!joined.isLurking()) {
                boolean visible = mayView || joined.id().equals(viewer);
                states.put(joined.id(), visible ? joined.state().data() : ActivityStateData.getDefaultInstance());
                mentioned.addAll(joined.mentions().users());
                identities.putAll(joined.mentions().sessions());
            }
        }
        return new Snapshot(states, new Mentions(mentioned, identities));
    }

    /** A session is in, which nobody was told of yet. */
    void add(Joined joined, ActivityRights rights) {
        User user = joined.session().user();
        JoinedUser its = users.computeIfAbsent(user.key(), key -> new JoinedUser(user, rights));
        its.arrived();
        joined.of(its);
        sessions.put(joined.id(), joined);
        size += joined.state().size();
    }

    /** A session is out; tells nobody. */
    void remove(Joined joined) {
        sessions.remove(joined.id());
        size -= joined.state().size();
        if (joined.user().departed()) {
            users.remove(joined.user().user().key());
        }
        joined.end();
    }

    /** A state has become larger, or smaller. */
    void grown(long by) {
        size += by;
    }

    /** Tells all others that a participant came. */
    void tellJoined(Joined joined) {
        AddressedMessage full =
                ActivityWire.sessionJoined(joined.id(), joined.state().data());
        AddressedMessage bare = ActivityWire.sessionJoined(joined.id(), ActivityStateData.getDefaultInstance());
        for (Joined other : sessions.values()) {
            if (other != joined) {
                other.tell(other.mayView() ? full : bare, joined.mentions());
            }
        }
    }

    /** Tells all that are left that a participant went. */
    void tellLeft(Joined left) {
        if (left.isLurking()) {
            return;
        }
        AddressedMessage message = ActivityWire.sessionLeft(left.id());
        for (Joined other : sessions.values()) {
            other.tell(message, Mentions.NONE);
        }
    }

    /** Tells all others who may see it what a participant says. */
    void tellUpdated(Joined from, StateUpdate change) {
        AddressedMessage message = ActivityWire.stateUpdated(from.id(), change);
        for (Joined other : sessions.values()) {
            if (other != from && other.mayView()) {
                other.tell(message, Mentions.NONE);
            }
        }
    }

    /** All are out: the activity is deleted. */
    void deleted() {
        AddressedMessage message = ActivityWire.deleted();
        for (Joined joined : all()) {
            remove(joined);
            joined.tell(message, Mentions.NONE);
        }
    }

    /** Users may do this from now on; those who may not stay are put out, and then the others are told. */
    void may(Map<Long, ActivityRights> rights) {
        List<Joined> out = new ArrayList<>();
        for (Joined joined : sessions.values()) {
            ActivityRights now = rights.get(joined.user().user().key());
            ForcedOut why = now == null
                    ? null
                    : ForcedOut.of(joined.isLurking(), joined.user().rights(), now);
            if (why != null) {
                out.add(joined);
                joined.tell(ActivityWire.forcedOut(why), Mentions.NONE);
            }
        }
        rights.forEach((user, now) -> {
            JoinedUser its = users.get(user);
            if (its != null) {
                its.may(now);
            }
        });
        out.forEach(this::remove);
        out.forEach(this::tellLeft);
    }
}
