package ee.convergence.bench.load;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.ChatHistoryRequestMessage;
import ee.convergence.protocol.wire.chat.CreateChatRequestMessage;
import ee.convergence.protocol.wire.chat.PublishChatRequestMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.List;

/** The messages of chats. The chats are channels. */
final class ChatMessages {

    private ChatMessages() {}

    /** Creates a channel of these members. */
    static ConvergenceMessage.Builder create(String id, List<DomainUserIdData> members) {
        return ConvergenceMessage.newBuilder()
                .setCreateChatRequest(CreateChatRequestMessage.newBuilder()
                        .setChatId(StringValue.of(id))
                        .setChatType("channel")
                        .setMembership("public")
                        .addAllMembers(members));
    }

    static ConvergenceMessage.Builder publish(String id, String text) {
        return ConvergenceMessage.newBuilder()
                .setPublishChatMessageRequest(
                        PublishChatRequestMessage.newBuilder().setChatId(id).setMessage(text));
    }

    /** Asks for the newest events, the newest first. */
    static ConvergenceMessage.Builder newest(String id, int limit) {
        return history(page(id, limit));
    }

    /** Asks for the events from a number on, in ascending order. */
    static ConvergenceMessage.Builder from(String id, long number, int limit) {
        return history(page(id, limit).setStartEvent(Int64Value.of(number)).setForward(BoolValue.of(true)));
    }

    private static ChatHistoryRequestMessage.Builder page(String id, int limit) {
        return ChatHistoryRequestMessage.newBuilder().setChatId(id).setLimit(Int64Value.of(limit));
    }

    private static ConvergenceMessage.Builder history(ChatHistoryRequestMessage.Builder request) {
        return ConvergenceMessage.newBuilder().setGetChatHistoryRequest(request);
    }
}
