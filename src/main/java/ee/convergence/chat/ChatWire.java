package ee.convergence.chat;

import com.google.protobuf.Timestamp;
import ee.convergence.domain.User;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.chat.ChatInfoData;
import ee.convergence.protocol.wire.chat.ChatMemberData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What chats look like as they travel ({@code chat.md} section 1.2). Stateless. */
final class ChatWire {

    private static final int MILLIS = 1_000;
    private static final int NANOS = 1_000_000;

    private ChatWire() {}

    static List<ChatInfoData> infos(Collection<ChatInfo> infos) {
        return infos.stream().map(ChatWire::info).toList();
    }

    static ChatInfoData info(ChatInfo info) {
        Chat chat = info.chat();
        ChatInfoData.Builder data = ChatInfoData.newBuilder()
                .setId(chat.id())
                .setChatType(chat.type().text())
                .setMembership(chat.isPrivate() ? "private" : "public")
                .setName(chat.name())
                .setTopic(chat.topic())
                .setCreatedTime(time(chat.createdAt()))
                .setLastEventTime(time(chat.lastEventAt()))
                .setLastEventNumber(chat.lastEvent());
        info.members()
                .forEach(member -> data.addMembers(ChatMemberData.newBuilder()
                        .setUser(user(member.user()))
                        .setMaxSeenEventNumber(member.maxSeen())));
        return data.build();
    }

    /** Whom chats name. */
    static Mentions mentions(Collection<ChatInfo> infos) {
        Set<User> users = new LinkedHashSet<>();
        infos.forEach(info -> info.members().forEach(member -> users.add(member.user())));
        return mentionsOf(users);
    }

    static Mentions mentionsOf(Collection<User> users) {
        return Mentions.of(users.stream().map(User::mention).toList());
    }

    static DomainUserIdData user(User user) {
        return user.id().toWire();
    }

    static Timestamp time(long millis) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(millis, MILLIS))
                .setNanos(Math.floorMod(millis, MILLIS) * NANOS)
                .build();
    }
}
