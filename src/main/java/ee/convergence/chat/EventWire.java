package ee.convergence.chat;

import ee.convergence.domain.User;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.chat.ChatCreatedEventData;
import ee.convergence.protocol.wire.chat.ChatEventData;
import ee.convergence.protocol.wire.chat.ChatMessageEventData;
import ee.convergence.protocol.wire.chat.ChatNameChangedEventData;
import ee.convergence.protocol.wire.chat.ChatTopicChangedEventData;
import ee.convergence.protocol.wire.chat.ChatUserAddedEventData;
import ee.convergence.protocol.wire.chat.ChatUserJoinedEventData;
import ee.convergence.protocol.wire.chat.ChatUserLeftEventData;
import ee.convergence.protocol.wire.chat.ChatUserRemovedEventData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What entries of logs look like as they travel ({@code chat.md} section 3.12). Stateless. */
final class EventWire {

    private EventWire() {}

    static List<ChatEventData> entries(String chatId, List<ChatEvent> events) {
        return events.stream().map(event -> entry(chatId, event)).toList();
    }

    /** Whom events name. */
    static Mentions mentions(List<ChatEvent> events) {
        Set<User> users = new LinkedHashSet<>();
        for (ChatEvent event : events) {
            users.add(event.user());
            event.other().ifPresent(users::add);
            users.addAll(event.founders());
        }
        return ChatWire.mentionsOf(users);
    }

    private static ChatEventData entry(String chatId, ChatEvent event) {
        ChatEventData.Builder entry = ChatEventData.newBuilder();
        return switch (event.type()) {
            case CREATED -> entry.setCreated(created(chatId, event)).build();
            case MESSAGE -> entry.setMessage(message(chatId, event)).build();
            case JOINED -> entry.setUserJoined(joined(chatId, event)).build();
            case LEFT -> entry.setUserLeft(left(chatId, event)).build();
            case ADDED -> entry.setUserAdded(added(chatId, event)).build();
            case REMOVED -> entry.setUserRemoved(removed(chatId, event)).build();
            case NAME_CHANGED ->
                entry.setNameChanged(nameChanged(chatId, event)).build();
            case TOPIC_CHANGED ->
                entry.setTopicChanged(topicChanged(chatId, event)).build();
        };
    }

    private static ChatCreatedEventData.Builder created(String chatId, ChatEvent event) {
        return ChatCreatedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setName(event.text())
                .setTopic(event.topic())
                .addAllMembers(event.founders().stream().map(ChatWire::user).toList());
    }

    private static ChatMessageEventData.Builder message(String chatId, ChatEvent event) {
        return ChatMessageEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setMessage(event.text());
    }

    private static ChatUserJoinedEventData.Builder joined(String chatId, ChatEvent event) {
        return ChatUserJoinedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()));
    }

    private static ChatUserLeftEventData.Builder left(String chatId, ChatEvent event) {
        return ChatUserLeftEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()));
    }

    private static ChatUserAddedEventData.Builder added(String chatId, ChatEvent event) {
        return ChatUserAddedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setAddedUser(ChatWire.user(event.other().orElseThrow()));
    }

    private static ChatUserRemovedEventData.Builder removed(String chatId, ChatEvent event) {
        return ChatUserRemovedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setRemovedUser(ChatWire.user(event.other().orElseThrow()));
    }

    private static ChatNameChangedEventData.Builder nameChanged(String chatId, ChatEvent event) {
        return ChatNameChangedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setName(event.text());
    }

    private static ChatTopicChangedEventData.Builder topicChanged(String chatId, ChatEvent event) {
        return ChatTopicChangedEventData.newBuilder()
                .setChatId(chatId)
                .setEventNumber(event.number())
                .setTimestamp(ChatWire.time(event.time()))
                .setUser(ChatWire.user(event.user()))
                .setTopic(event.topic());
    }
}
