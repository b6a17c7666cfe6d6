package ee.convergence.activity;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Session;
import ee.convergence.permission.GrantLists;
import ee.convergence.permission.NamedTarget;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.Refusal;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Activities, and which session has joined which ({@code activity.md} sections 2 to 8). Thread-safe; never blocks. Calls for
 * one session and one activity take effect in the order in which they are made; answers are given in turns of the activity.
 */
@ServerSingleton
final class ActivityService {

    private final Activities activities;
    private final ConcurrentHashMap<Session, SessionActivities> sessions = new ConcurrentHashMap<>();

    @Inject
    ActivityService(Activities activities) {
        this.activities = activities;
    }

    /** Registers a session. */
    void connected(Session session) {
        sessions.put(
                session, new SessionActivities(session, activities.settings().maxJoined()));
    }

    /** Takes a session out of all that it has joined; what it is about to join it will not. */
    void ended(Session session) {
        SessionActivities ended = sessions.remove(session);
        if (ended != null) {
            for (Joined joined : ended.end()) {
                joined.activity().post(() -> joined.activity().ended(joined));
            }
        }
    }

    /** Creates an activity. */
    void create(
            Domain domain, PermissionTargetName.Activity name, GrantLists lists, Consumer<Optional<Refusal>> answer) {
        activities.run(new NamedTarget(domain.key(), name), activity -> activity.create(lists, answer));
    }

    /** Deletes an activity for the session's user. */
    void delete(Session session, PermissionTargetName.Activity name, Consumer<Optional<Refusal>> answer) {
        activities.run(of(session, name), activity -> activity.delete(session.user(), answer));
    }

    /** Lets a session join. A session that is over is not answered. */
    void join(Session session, JoinRequest request, JoinAnswer answer) {
        SessionActivities owner = sessions.get(session);
        if (owner != null) {
            activities.run(of(session, request.name()), activity -> activity.join(owner, request, answer));
        }
    }

    /** Tells who takes part in an activity. */
    void participants(
            Session session, PermissionTargetName.Activity name, Consumer<Snapshot> answer, Consumer<Refusal> refused) {
        activities.run(of(session, name), activity -> activity.participants(session, answer, refused));
    }

    /** The activity that a session calls so. */
    Optional<Joined> find(Session session, int resourceId) {
        SessionActivities owner = sessions.get(session);
        return owner == null ? Optional.empty() : owner.find(resourceId);
    }

    /** Takes a session out of an activity. */
    void leave(Joined joined, Consumer<Optional<Refusal>> answer) {
        joined.activity().post(() -> joined.activity().leave(joined, answer));
    }

    /** Changes what a participant says. */
    void update(Joined from, StateUpdate update, Consumer<Optional<Refusal>> answer) {
        from.activity().post(() -> from.activity().update(from, update, answer));
    }

    private static NamedTarget of(Session session, PermissionTargetName.Activity name) {
        return new NamedTarget(session.domain().key(), name);
    }
}
