package ee.convergence.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kinds of chats there are ({@code chat.md} section 1.1). Stored by {@link #code()}. */
public enum ChatType {
    /** Has a name and members who stay members. */
    CHANNEL,
    /** Its members are whoever is there. */
    ROOM,
    /** Of the users whom it was made for. */
    DIRECT;

    /** As it travels. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name, in any case. */
    public static Optional<ChatType> of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static ChatType ofCode(int code) {
        return values()[code];
    }

    int code() {
        return ordinal();
    }
}
