package ee.convergence.chat;

import java.util.Arrays;
import java.util.Optional;

/** What can happen in a chat so that it gets a number ({@code chat.md} section 1.4). Stored by {@link #code()}. */
enum EventType {
    CREATED("created"),
    MESSAGE("message"),
    JOINED("user_joined"),
    LEFT("user_left"),
    ADDED("user_added"),
    REMOVED("user_removed"),
    NAME_CHANGED("name_changed"),
    TOPIC_CHANGED("topic_changed");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The type that filters name so. */
    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    static EventType ofCode(int code) {
        return values()[code];
    }

    int code() {
        return ordinal();
    }
}
