package ee.convergence.chat;

import ee.convergence.domain.User;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Stores new chats with their first event and their members. Stateless; works in the caller's transaction. */
final class ChatFounding {

    private ChatFounding() {}

    /**
     * What a chat is when it begins.
     *
     * @param name its name
     * @param type what it is
     * @param isPrivate whether it is private
     * @param title its name for people
     * @param topic its topic
     * @param founders the keys of the users whom it is made for
     * @param directKey the digest of these, for a direct chat, else null
     */
    record Charter(
            ChatName name,
            ChatType type,
            boolean isPrivate,
            String title,
            String topic,
            List<Long> founders,
            String directKey) {}

    /** Stores it; empty when there is one of that id, or of that digest. */
    static Optional<Chat> found(Handle handle, User creator, Charter charter) {
        long now = System.currentTimeMillis();
        Chat wanted = new Chat(
                0,
                charter.name().domainKey(),
                charter.name().id(),
                charter.type(),
                charter.isPrivate(),
                charter.title(),
                charter.topic(),
                now,
                0,
                now,
                0);
        Optional<Chat> inserted = ChatStore.insert(handle, wanted, charter.directKey());
        if (inserted.isPresent()) {
            Chat chat = inserted.get();
            ChatMentionStore.addFounders(handle, chat, charter.founders());
            ChatMentionStore.add(handle, chat, List.of(creator.key()));
            ChatEventStore.insert(
                    handle,
                    chat,
                    new ChatEventStore.Entry(EventType.CREATED, creator.key(), 0, charter.title(), charter.topic()));
            if (charter.type() != ChatType.ROOM) {
                ChatMemberStore.add(handle, chat, charter.founders());
            }
        }
        return inserted;
    }
}
