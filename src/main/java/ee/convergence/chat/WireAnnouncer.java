package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Session;
import ee.convergence.domain.User;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.ChatEventsMarkedSeenMessage;
import ee.convergence.protocol.wire.chat.ChatNameSetMessage;
import ee.convergence.protocol.wire.chat.ChatRemovedMessage;
import ee.convergence.protocol.wire.chat.ChatTopicSetMessage;
import ee.convergence.protocol.wire.chat.RemoteChatMessageMessage;
import ee.convergence.protocol.wire.chat.UserAddedToChatMessage;
import ee.convergence.protocol.wire.chat.UserJoinedChatMessage;
import ee.convergence.protocol.wire.chat.UserLeftChatMessage;
import ee.convergence.protocol.wire.chat.UserRemovedFromChatMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends news as live messages, encoded once for all ({@code chat.md} section 2). Thread-safe; never blocks. */
@ServerSingleton
final class WireAnnouncer implements Announcer {

    @Override
    public void announce(ChatNews news, Collection<Session> receivers) {
        if (receivers.isEmpty()) {
            return;
        }
        ServerMessage message = ServerMessage.normal(body(news));
        Mentions mentions = mentions(news);
        receivers.forEach(receiver -> receiver.send(message, mentions));
    }

    private static Mentions mentions(ChatNews news) {
        if (news instanceof ChatNews.Happened happened) {
            List<User> users = new ArrayList<>(2);
            users.add(happened.event().user());
            happened.event().other().ifPresent(users::add);
            return ChatWire.mentionsOf(users);
        }
        return news instanceof ChatNews.Seen seen ? ChatWire.mentionsOf(List.of(seen.user())) : Mentions.NONE;
    }

    private static ConvergenceMessage.Builder body(ChatNews news) {
        ConvergenceMessage.Builder body = ConvergenceMessage.newBuilder();
        if (news instanceof ChatNews.Happened happened) {
            return body(body, happened.chatId(), happened.event());
        }
        if (news instanceof ChatNews.Seen seen) {
            return body.setChatEventsMarkedSeen(ChatEventsMarkedSeenMessage.newBuilder()
                    .setChatId(seen.chatId())
                    .setUser(ChatWire.user(seen.user()))
                    .setEventNumber(seen.number()));
        }
        if (news instanceof ChatNews.Removed removed) {
            return body.setChatRemoved(ChatRemovedMessage.newBuilder().setChatId(removed.chatId()));
        }
        throw new IllegalArgumentException("no message for " + news.getClass());
    }

    private static ConvergenceMessage.Builder body(ConvergenceMessage.Builder body, String chatId, ChatEvent event) {
        return switch (event.type()) {
            case CREATED -> throw new IllegalArgumentException("nobody is told that a chat was created");
            case MESSAGE -> body.setRemoteChatMessage(message(chatId, event));
            case JOINED -> body.setUserJoinedChat(joined(chatId, event));
            case LEFT -> body.setUserLeftChat(left(chatId, event));
            case ADDED -> body.setUserAddedToChat(added(chatId, event));
            case REMOVED -> body.setUserRemovedFromChat(removed(chatId, event));
            case NAME_CHANGED -> body.setChatNameChanged(nameSet(chatId, event));
            case TOPIC_CHANGED -> body.setChatTopicChanged(topicSet(chatId, event));
        };
    }

    private static RemoteChatMessageMessage.Builder message(String chatId, ChatEvent event) {
        return RemoteChatMessageMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setMessage(event.text());
    }

    private static UserJoinedChatMessage.Builder joined(String chatId, ChatEvent event) {
        return UserJoinedChatMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()));
    }

    private static UserLeftChatMessage.Builder left(String chatId, ChatEvent event) {
        return UserLeftChatMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()));
    }

    private static UserAddedToChatMessage.Builder added(String chatId, ChatEvent event) {
        return UserAddedToChatMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setAddedUser(ChatWire.user(event.other().orElseThrow()));
    }

    private static UserRemovedFromChatMessage.Builder removed(String chatId, ChatEvent event) {
        return UserRemovedFromChatMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setRemovedUser(ChatWire.user(event.other().orElseThrow()));
    }

    private static ChatNameSetMessage.Builder nameSet(String chatId, ChatEvent event) {
        return ChatNameSetMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setName(event.text());
    }

    private static ChatTopicSetMessage.Builder topicSet(String chatId, ChatEvent event) {
        return ChatTopicSetMessage.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setTopic(event.topic());
    }
}
