package ee.convergence.presence;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts messages and presences into words. */
final class Words {

    private Words() {}

    static ConvergenceMessage parse(ServerMessage message) {
        try {
            return ConvergenceMessage.parseFrom(message.bytes());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String of(ConvergenceMessage message) {
        return switch (message.getBodyCase()) {
            case PRESENCEAVAILABILITYCHANGED -> {
                var changed = message.getPresenceAvailabilityChanged();
                yield changed.getUser().getUsername() + (changed.getAvailable() ? " came" : " went");
            }
            case PRESENCESTATESET ->
                message.getPresenceStateSet().getUser().getUsername() + " set "
                        + of(message.getPresenceStateSet().getStateMap());
            case PRESENCESTATEREMOVED ->
                message.getPresenceStateRemoved().getUser().getUsername() + " removed "
                        + message.getPresenceStateRemoved().getKeysList();
            case PRESENCESTATECLEARED ->
                message.getPresenceStateCleared().getUser().getUsername() + " cleared";
            default -> message.getBodyCase().name();
        };
    }

    static String of(Map<String, Value> state) {
        return new TreeMap<>(state)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + Math.round(entry.getValue().getNumberValue()))
                        .collect(Collectors.joining(" ", "{", "}"));
    }

    static String of(PresenceAnswer answer) {
        return answer.presences().stream()
                .map(presence -> presence.id().username() + (presence.available() ? of(presence.state()) : " away"))
                .collect(Collectors.joining(", ", "answer: ", ""));
    }

    static Value value(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }
}
