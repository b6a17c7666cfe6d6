package ee.convergence.activity;

import ee.convergence.domain.Session;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.Mentions;

/**
 * One session in one activity, from its join until it is out. What changes of it belongs to the activity's turns; the rest is
 * immutable.
 */
final class Joined {

    private final Activity activity;
    private final SessionActivities owner;
    private final boolean lurking;
    private final Mentions mentions;
    private final ParticipantState state = new ParticipantState();
    private volatile int resourceId;
    private JoinedUser user;

    Joined(Activity activity, SessionActivities owner, boolean lurking) {
        this.activity = activity;
        this.owner = owner;
        this.lurking = lurking;
        this.mentions = Mentions.of(owner.session().id(), owner.session().user().mention());
    }

    Activity activity() {
        return activity;
    }

    /** Which activity it is. */
    PermissionTargetName.Activity name() {
        return activity.name();
    }

    Session session() {
        return owner.session();
    }

    String id() {
        return owner.session().id();
    }

    /** Whether it is there unseen, without a state. */
    boolean isLurking() {
        return lurking;
    }

    /** How the session calls the activity. */
    int resourceId() {
        return resourceId;
    }

    /** What others must know before they hear of it. */
    Mentions mentions() {
        return mentions;
    }

    ParticipantState state() {
        return state;
    }

    JoinedUser user() {
        return user;
    }

    boolean mayView() {
        return user.rights().viewState();
    }

    void of(JoinedUser its) {
        user = its;
    }

    /** The session calls it so from now on. */
    void named(int id) {
        resourceId = id;
    }

    /** Takes the resource id back. */
    void end() {
        owner.remove(this);
    }

    void tell(AddressedMessage message, Mentions introduced) {
        owner.session().send(message.to(resourceId), introduced);
    }
}
