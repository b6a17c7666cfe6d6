package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One session in one model, from its request to open or resynchronize it until it is out. Thread-safe.
 */
public final class Participation {

    private static final int NONE = -1;

    private final LiveModel model;
    private final SessionModels owner;
    private final Session session;
    private final Mentions mentions;
    private volatile int resourceId = NONE;
    private volatile long heardNanos = System.nanoTime();
    private volatile ModelRights rights = ModelRights.NONE;
    private volatile Known known;

    Participation(LiveModel model, SessionModels owner) {
        this.model = model;
        this.owner = owner;
        this.session = owner.session();
        this.mentions = Mentions.of(session.id(), session.user().mention());
    }

    /** The same session in another instance of the model; this one must not have begun. */
    Participation on(LiveModel other) {
        return new Participation(other, owner);
    }

    /** Whose it is. */
    public Session session() {
        return session;
    }

    /** The model. */
    LiveModel model() {
        return model;
    }

    /** What others must know before they hear of it. */
    Mentions mentions() {
        return mentions;
    }

    /** How the session calls the model. */
    int resourceId() {
        return resourceId;
    }

    /** The session said something about the model. */
    public void heard() {
        heardNanos = System.nanoTime();
    }

    /** How long ago the session said something about the model, in nanoseconds. */
    long silence(long now) {
        return now - heardNanos;
    }

    /** Gives it a resource id; false if the session is over. */
    boolean begin() {
        resourceId = owner.add(this);
        return resourceId != NONE;
    }

    /** Sends a message after what introduces those it mentions. */
    void send(ServerMessage message, Mentions introduced) {
        session.send(message, introduced);
    }

    /** The session was told that it may do this. */
    void told(ModelRights now) {
        rights = now;
    }

    /** Takes the resource id back; the session knows the model up to this version, if that is known. */
    void end(OptionalLong version) {
        if (version.isPresent()) {
            known = new Known(version.getAsLong(), rights);
        }
        owner.remove(this);
    }

    /** What the session knew of the model when it was out, if that is known. */
    public Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /** Which model it is. */
    public ModelName name() {
        return model.key();
    }
}
