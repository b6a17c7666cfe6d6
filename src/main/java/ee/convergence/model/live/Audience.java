package ee.convergence.model.live;

import com.google.protobuf.MessageLite;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.wire.PermissionWire;
import ee.convergence.protocol.AddressedMessage;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.model.ModelForceCloseMessage;
import ee.convergence.protocol.wire.model.ModelPermissionsChangedMessage;
import ee.convergence.protocol.wire.model.RemoteClientClosedMessage;
import ee.convergence.protocol.wire.model.RemoteClientOpenedMessage;
import ee.convergence.protocol.wire.model.RemoteClientResyncCompletedMessage;
import ee.convergence.protocol.wire.model.RemoteClientResyncStartedMessage;
import ee.convergence.protocol.wire.model.RemoteOperationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The participants as they know of each other (model.md section 5): who was told of an opening is told of the closing,
 * once. Changed by the effects of steps, in their order. Not thread-safe.
 */
final class Audience {

    /**
     * Somebody who was not told everything yet.
     *
     * @param participation who
     * @param replay how far it is behind
     */
    record Behind(Participation participation, Replay replay) {}

    private record Listener(Participation participation, boolean open, Replay replay) {}

    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    /** The version that all have reached who are not behind. */
    private long version;

    /** The model is known to be at this version from now on. */
    void reached(long now) {
        version = now;
    }

    /** The sessions that have it open. */
    List<String> open() {
        return ids(true);
    }

    /** The sessions that resynchronize. */
    List<String> resynchronizing() {
        return ids(false);
    }

    /** A session has it open from now on; it is told itself by its response. */
    void opened(Participation opened) {
        String session = opened.session().id();
        tellOpen(
                opened,
                BodyCase.REMOTECLIENTOPENEDMODEL,
                RemoteClientOpenedMessage.newBuilder().setSessionId(session).build());
        listeners.put(session, new Listener(opened, true, replayOf(opened)));
    }

    /** A session resynchronizes from now on; what others tell it waits until this is sent. */
    void resyncStarted(Participation started, Replay replay) {
        String session = started.session().id();
        tellOpen(
                started,
                BodyCase.REMOTECLIENTRESYNCSTARTED,
                RemoteClientResyncStartedMessage.newBuilder()
                        .setSessionId(session)
                        .build());
        listeners.put(session, new Listener(started, false, replay));
    }

    /** A session has resynchronized, and has it open or not. Others are told so after what {@code between} sends. */
    void resyncCompleted(Participation completed, boolean open, Runnable between) {
        OptionalLong known = knownTo(completed);
        if (open) {
            opened(completed);
        } else {
            listeners.remove(completed.session().id());
        }
        between.run();
        tellResyncCompleted(completed);
        if (!open) {
            completed.end(known);
        }
    }

    /** A session has closed it or is gone. */
    void left(Participation leaving) {
        boolean known = contains(leaving);
        leaving.end(knownTo(leaving));
        if (!known) {
            return;
        }
        if (listeners.remove(leaving.session().id()).open()) {
            tellOpen(
                    leaving,
                    BodyCase.REMOTECLIENTCLOSEDMODEL,
                    RemoteClientClosedMessage.newBuilder()
                            .setSessionId(leaving.session().id())
                            .build());
        } else {
            tellResyncCompleted(leaving);
        }
    }

    /** A session is put out. */
    void forceClosed(Participation closed, ForceClose why) {
        if (contains(closed)) {
            tellClosed(closed, why);
        }
        left(closed);
    }

    /** All are put out; they are not told of each other. */
    void allForceClosed(ForceClose why) {
        for (Listener listener : List.copyOf(listeners.values())) {
            tellClosed(listener.participation(), why);
            listener.participation().end(knownTo(listener.participation()));
        }
        listeners.clear();
    }

    /** All connections are to come again. */
    List<Participation> all() {
        return listeners.values().stream().map(Listener::participation).toList();
    }

    /** What this one was not told yet is sent as fast as it reads. */
    void release(Participation participation) {
        Replay replay = replayOf(participation);
        replay.release();
        if (!replay.isOver()) {
            participation.model().replay();
        }
    }

    /** Whether something is still to be sent to this one that waits until it reads. */
    boolean isBehind(Participation participation) {
        return !replayOf(participation).isOver();
    }

    /** Whether anything is still to be sent to anybody that waits until it is read. */
    boolean isAnyBehind() {
        return listeners.values().stream()
                .anyMatch(listener -> !listener.replay().isOver());
    }

    /** Sends more to those who are behind; true if some could be sent even more. */
    boolean goOn() {
        boolean more = false;
        for (Listener listener : List.copyOf(listeners.values())) {
            Replay replay = listener.replay();
            if (!replay.isOver() && !replay.isHeld()) {
                listener.participation().heard();
                more |= replay.goOn();
            }
        }
        return more;
    }

    /** Those who were not told everything yet. */
    List<Behind> behind() {
        return listeners.values().stream()
                .filter(listener -> !listener.replay().isOver())
                .map(listener -> new Behind(listener.participation(), listener.replay()))
                .toList();
    }

    /** Whether this one has been told that it takes part. */
    boolean contains(Participation participation) {
        Listener listener = listeners.get(participation.session().id());
        return listener != null && listener.participation() == participation;
    }

    /** Whether this session has been told that it takes part. */
    boolean contains(String session) {
        return listeners.containsKey(session);
    }

    /** Whether nobody takes part. */
    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Whether anybody but this session takes part. */
    boolean hasOthers(String session) {
        return listeners.size() > (listeners.containsKey(session) ? 1 : 0);
    }

    /** Tells all others of an operation, also those who resynchronize. The message is without resource id. */
    void relay(String exceptSession, Mentions mentions, RemoteOperationMessage operation) {
        AddressedMessage addressed = AddressedMessage.of(BodyCase.REMOTEOPERATION, operation);
        long context = operation.getContextVersion();
        listeners.forEach((session, listener) -> {
            if (!session.equals(exceptSession)) {
                Participation to = listener.participation();
                listener.replay().operation(context, () -> to.send(addressed.to(to.resourceId()), mentions));
            }
        });
    }

    /** Tells a participant that its operation with this context version is accepted. */
    void acknowledge(Participation to, long context, ConvergenceMessage.Builder message) {
        ServerMessage encoded = ServerMessage.normal(message);
        replayOf(to).acknowledge(context, () -> to.send(encoded, Mentions.NONE));
    }

    /** Tells all others who have it open. The message is without resource id. */
    void tellOpen(Participation about, BodyCase kind, MessageLite message) {
        AddressedMessage addressed = AddressedMessage.of(kind, message);
        listeners.forEach((session, listener) -> {
            if (listener.open() && !session.equals(about.session().id())) {
                send(listener, addressed, about.mentions());
            }
        });
    }

    /** Tells one participant. */
    void tell(Participation to, ConvergenceMessage.Builder message) {
        tell(to, message, Mentions.NONE);
    }

    /** Tells one participant, and who they are that this mentions. */
    void tell(Participation to, ConvergenceMessage.Builder message, Mentions mentions) {
        ServerMessage encoded = ServerMessage.normal(message);
        replayOf(to).send(() -> to.send(encoded, mentions));
    }

    /** Tells a participant what it may do from now on. */
    void tellRights(Participation to, ModelRights rights) {
        if (contains(to)) {
            to.told(rights);
            tell(
                    to,
                    ConvergenceMessage.newBuilder()
                            .setModelPermissionsChanged(ModelPermissionsChangedMessage.newBuilder()
                                    .setResourceId(to.resourceId())
                                    .setPermissions(PermissionWire.encode(rights))));
        }
    }

    /** Who the sessions are that have it open or resynchronize. */
    Mentions mentions() {
        List<MentionedUser> users = new ArrayList<>();
        Map<String, DomainUserIdData> sessions = new LinkedHashMap<>();
        for (Listener listener : listeners.values()) {
            users.addAll(listener.participation().mentions().users());
            sessions.putAll(listener.participation().mentions().sessions());
        }
        return new Mentions(users, sessions);
    }

    private void tellResyncCompleted(Participation completed) {
        tellOpen(
                completed,
                BodyCase.REMOTECLIENTRESYNCCOMPLETED,
                RemoteClientResyncCompletedMessage.newBuilder()
                        .setSessionId(completed.session().id())
                        .build());
    }

    /** At once: what waits for it is of no use any more. */
    private static void tellClosed(Participation closed, ForceClose why) {
        closed.session()
                .send(
                        ServerMessage.normal(ConvergenceMessage.newBuilder()
                                .setForceCloseRealTimeModel(ModelForceCloseMessage.newBuilder()
                                        .setResourceId(closed.resourceId())
                                        .setReason(why.reason())
                                        .setReasonCode(why.code()))),
                        Mentions.NONE);
    }

    /** The version up to which a participant was told everything; none if something waits for it. */
    private OptionalLong knownTo(Participation participation) {
        return isBehind(participation) ? OptionalLong.empty() : OptionalLong.of(version);
    }

    private Replay replayOf(Participation participation) {
        return contains(participation)
                ? listeners.get(participation.session().id()).replay()
                : Replay.none(participation.session());
    }

    private static void send(Listener listener, AddressedMessage message, Mentions mentions) {
        Participation to = listener.participation();
        if (listener.replay().isOver()) {
            to.send(message.to(to.resourceId()), mentions);
        } else {
            listener.replay().send(() -> to.send(message.to(to.resourceId()), mentions));
        }
    }

    private List<String> ids(boolean open) {
        return listeners.entrySet().stream()
                .filter(entry -> entry.getValue().open() == open)
                .map(Map.Entry::getKey)
                .toList();
    }
}
