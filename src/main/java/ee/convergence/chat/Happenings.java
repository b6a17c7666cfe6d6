package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.User;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Adds events to logs and says who is to hear of them. Stateless and thread-safe; works in the caller's transaction. */
@ServerSingleton
final class Happenings {

    private final ChatDesk desk;

    /** Members are known to this desk. */
    @Inject
    Happenings(ChatDesk desk) {
        this.desk = desk;
    }

    /** A user did something. */
    Decision.Telling add(Handle handle, Chat chat, EventType type, User user, String text, String topic) {
        return add(handle, chat, type, user, Optional.empty(), text, topic, Set.of());
    }

    /** A user did something to another. */
    Decision.Telling add(Handle handle, Chat chat, EventType type, User user, User other) {
        return add(handle, chat, type, user, Optional.of(other), "", "", Set.of(other.key()));
    }

    /** A user came or went. */
    Decision.Telling add(Handle handle, Chat chat, EventType type, User user) {
        return add(handle, chat, type, user, Optional.empty(), "", "", Set.of(user.key()));
    }

    private Decision.Telling add(
            Handle handle,
            Chat chat,
            EventType type,
            User user,
            Optional<User> other,
            String text,
            String topic,
            Set<Long> others) {
        ChatMentionStore.add(
                handle, chat, other.map(one -> List.of(user.key(), one.key())).orElse(List.of(user.key())));
        ChatEventStore.Entry entry =
                new ChatEventStore.Entry(type, user.key(), other.map(User::key).orElse(0L), text, topic);
        Chat after = ChatEventStore.append(handle, chat.key(), entry, System.currentTimeMillis());
        return new Decision.Telling(
                after, news(after, type, user, other, text, topic), desk.members(handle, after), others);
    }

    /** The last event of a chat, as news. */
    static ChatNews news(Chat chat, EventType type, User user, Optional<User> other, String text, String topic) {
        return new ChatNews.Happened(
                chat.id(),
                new ChatEvent(chat.lastEvent(), chat.lastEventAt(), type, user, other, text, topic, List.of()));
    }
}
