package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.permission.Answer;
import ee.convergence.permission.PermissionNames;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** What those who are in a chat do there ({@code chat.md} sections 3.7 to 3.9). Thread-safe; never blocks. */
@ServerSingleton
final class ChatTalk {

    private final ChatDesk desk;
    private final Happenings happenings;
    private final Rooms rooms;

    /** Requests are decided at this desk. */
    @Inject
    ChatTalk(ChatDesk desk, Happenings happenings, Rooms rooms) {
        this.desk = desk;
        this.happenings = happenings;
        this.rooms = rooms;
    }

    /** Publishes a message; returns the chat, of which it is the last event. */
    CompletableFuture<Answer<Chat>> publish(Session session, String chatId, String message) {
        User user = session.user();
        ChatName name = new ChatName(session.domain().key(), chatId);
        return rooms.afterChanges(name, room -> {
            long roomKey = room.flatMap(in -> in.chatOf(user.key())).orElse(0L);
            Publication publication = new Publication(name, user.key(), roomKey, message);
            return desk.decide(name, handle -> publish(handle, publication, user));
        });
    }

    /** Gives the chat another name. */
    CompletableFuture<Answer<Chat>> setName(Session session, String chatId, String text) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> change(handle, name, session.user(), EventType.NAME_CHANGED, text));
    }

    /** Gives the chat another topic. */
    CompletableFuture<Answer<Chat>> setTopic(Session session, String chatId, String topic) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> change(handle, name, session.user(), EventType.TOPIC_CHANGED, topic));
    }

    /** Notes that the user has seen the events up to a number, which must not be negative. */
    CompletableFuture<Answer<Chat>> markSeen(Session session, String chatId, long number) {
        ChatName name = new ChatName(session.domain().key(), chatId);
        return desk.decide(name, handle -> markSeen(handle, name, session.user(), number));
    }

    private Decision<Chat> publish(Handle handle, Publication publication, User user) {
        Optional<Chat> published = ChatEventStore.publish(handle, publication, System.currentTimeMillis());
        if (published.isEmpty()) {
            return ChatStore.find(handle, publication.name()).isPresent() ? Decision.notJoined() : Decision.notFound();
        }
        Chat chat = published.get();
        ChatNews news = Happenings.news(chat, EventType.MESSAGE, user, Optional.empty(), publication.text(), "");
        return Decision.told(chat, new Decision.Telling(chat, news, desk.members(handle, chat), Set.of()));
    }

    private Decision<Chat> change(Handle handle, ChatName name, User user, EventType type, String text) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        boolean isName = type == EventType.NAME_CHANGED;
        if (!desk.may(handle, chat, user, isName ? PermissionNames.SET_CHAT_NAME : PermissionNames.SET_TOPIC)) {
            return Decision.unauthorized();
        }
        if (!ChatDesk.isExempt(user) && !desk.isMember(handle, chat, user)) {
            return Decision.notJoined();
        }
        if (isName) {
            ChatStore.setName(handle, chat.key(), text);
        } else {
            ChatStore.setTopic(handle, chat.key(), text);
        }
        Decision.Telling telling = happenings.add(handle, chat, type, user, isName ? text : "", isName ? "" : text);
        return Decision.told(telling.chat(), telling);
    }

    private Decision<Chat> markSeen(Handle handle, ChatName name, User user, long number) {
        Optional<Chat> found = ChatStore.lock(handle, name);
        if (found.isEmpty()) {
            return Decision.notFound();
        }
        Chat chat = found.get();
        Optional<Long> seen = desk.maxSeen(handle, chat, user.key());
        if (seen.isEmpty()) {
            return Decision.notJoined();
        }
        long now = Math.min(number, chat.lastEvent());
        if (now < seen.get()) {
            return Decision.quiet(chat);
        }
        if (chat.type() != ChatType.ROOM) {
            ChatMemberStore.setMaxSeen(handle, chat.key(), user.key(), now);
        }
        ChatNews news = new ChatNews.Seen(chat.id(), user, now);
        return Decision.told(chat, new Decision.Telling(chat, news, desk.members(handle, chat), Set.of()));
    }
}
