package ee.convergence.rest.admin;

import ee.convergence.chat.Chat;
import ee.convergence.chat.ChatInfo;
import ee.convergence.chat.ChatType;
import ee.convergence.chat.NewChat;
import ee.convergence.domain.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chats in requests and answers. Stateless. */
final class ChatFields {

    private static final String PRIVATE = "private";
    private static final String PUBLIC = "public";
    private static final Set<String> USER = Set.of("username", "type");

    /** The names of the fields of a new chat. */
    static final String[] ALL = {"id", "type", "membership", "name", "topic", "members", "creator"};

    private ChatFields() {}

    /** The chat that is wanted. */
    static NewChat of(JsonBody json) {
        Set<UserId> members = new HashSet<>();
        json.objects("members", USER).orElse(List.of()).forEach(member -> members.add(user(member)));
        return new NewChat(
                json.text("id"),
                type(json.requiredText("type")),
                isPrivate(json.requiredText("membership")),
                json.text("name").orElse(""),
                json.text("topic").orElse(""),
                members);
    }

    /** In whose name it is created. */
    static UserId creator(JsonBody json) {
        return json.object("creator", USER)
                .map(ChatFields::user)
                .orElseThrow(
                        () -> Problem.field("creator", "creator is missing").exception());
    }

    static JsonObjectBuilder json(ChatInfo info) {
        JsonArrayBuilder members = JsonText.PROVIDER.createArrayBuilder();
        info.members()
                .forEach(member ->
                        members.add(JsonText.id(member.user().id()).add("maxSeenEventNumber", member.maxSeen())));
        Chat chat = info.chat();
        return JsonText.object()
                .add("id", chat.id())
                .add("type", chat.type().text())
                .add("membership", chat.isPrivate() ? PRIVATE : PUBLIC)
                .add("name", chat.name())
                .add("topic", chat.topic())
                .add("created", Instant.ofEpochMilli(chat.createdAt()).toString())
                .add("lastEventNumber", chat.lastEvent())
                .add("lastEventTime", Instant.ofEpochMilli(chat.lastEventAt()).toString())
                .add("members", members);
    }

    private static UserId user(JsonBody json) {
        return UserIds.of(json.text("type").orElse(UserIds.NORMAL), json.requiredText("username"));
    }

    private static ChatType type(String text) {
        Optional<ChatType> type = ChatType.of(text).filter(known -> known != ChatType.DIRECT);
        return type.orElseThrow(
                () -> Problem.field("type", "type is channel or room").exception());
    }

    private static boolean isPrivate(String text) {
        if (!text.equals(PRIVATE) && !text.equals(PUBLIC)) {
            throw Problem.field("membership", "membership is public or private").exception();
        }
        return text.equals(PRIVATE);
    }
}
