package ee.convergence.chat;

import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.CreateChatRequestMessage;
import ee.convergence.protocol.wire.chat.GetChatsRequestMessage;
import ee.convergence.protocol.wire.chat.GetJoinedChatsRequestMessage;
import ee.convergence.protocol.wire.chat.JoinChatRequestMessage;
import ee.convergence.protocol.wire.chat.PublishChatRequestMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.Collection;

/** Requests about chats, as a client sends them. */
final class ChatRequests {

    private ChatRequests() {}

    /** Creates a public channel with these members. */
    static ConvergenceMessage.Builder create(String id, Collection<String> members) {
        CreateChatRequestMessage.Builder creation = CreateChatRequestMessage.newBuilder()
                .setChatId(StringValue.of(id))
                .setChatType("channel")
                .setMembership("public");
        members.forEach(
                name -> creation.addMembers(DomainUserIdData.newBuilder().setUsername(name)));
        return ConvergenceMessage.newBuilder().setCreateChatRequest(creation);
    }

    static ConvergenceMessage.Builder join(String id) {
        return ConvergenceMessage.newBuilder()
                .setJoinChatRequest(JoinChatRequestMessage.newBuilder().setChatId(id));
    }

    static ConvergenceMessage.Builder publish(String id, String message) {
        return ConvergenceMessage.newBuilder()
                .setPublishChatMessageRequest(
                        PublishChatRequestMessage.newBuilder().setChatId(id).setMessage(message));
    }

    static ConvergenceMessage.Builder get(String id) {
        return ConvergenceMessage.newBuilder()
                .setGetChatsRequest(GetChatsRequestMessage.newBuilder().addChatIds(id));
    }

    static ConvergenceMessage.Builder joined() {
        return ConvergenceMessage.newBuilder()
                .setGetJoinedChatsRequest(GetJoinedChatsRequestMessage.getDefaultInstance());
    }
}
