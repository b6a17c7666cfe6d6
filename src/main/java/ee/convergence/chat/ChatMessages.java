package ee.convergence.chat;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.ADDUSERTOCHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CREATECHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.JOINCHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.LEAVECHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.MARKCHATEVENTSSEENREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.PUBLISHCHATMESSAGEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOVECHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.REMOVEUSERFROMCHATREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SETCHATNAMEREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.SETCHATTOPICREQUEST;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.permission.Answer;
import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.AddUserToChatRequestMessage;
import ee.convergence.protocol.wire.chat.AddUserToChatResponseMessage;
import ee.convergence.protocol.wire.chat.CreateChatResponseMessage;
import ee.convergence.protocol.wire.chat.JoinChatResponseMessage;
import ee.convergence.protocol.wire.chat.LeaveChatResponseMessage;
import ee.convergence.protocol.wire.chat.MarkChatEventsSeenRequestMessage;
import ee.convergence.protocol.wire.chat.MarkChatEventsSeenResponseMessage;
import ee.convergence.protocol.wire.chat.PublishChatRequestMessage;
import ee.convergence.protocol.wire.chat.PublishChatResponseMessage;
import ee.convergence.protocol.wire.chat.RemoveChatResponseMessage;
import ee.convergence.protocol.wire.chat.RemoveUserFromChatRequestMessage;
import ee.convergence.protocol.wire.chat.RemoveUserFromChatResponseMessage;
import ee.convergence.protocol.wire.chat.SetChatNameRequestMessage;
import ee.convergence.protocol.wire.chat.SetChatNameResponseMessage;
import ee.convergence.protocol.wire.chat.SetChatTopicRequestMessage;
import ee.convergence.protocol.wire.chat.SetChatTopicResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What clients do with chats: the messages from 500 to 538 that change something. Thread-safe. */
@ServerSingleton
public final class ChatMessages implements MessageHandler<Session>, SessionListener {

    private final ChatLife life;
    private final ChatMembership membership;
    private final ChatTalk talk;
    private final RoomPresence presence;
    private final ChatSessions sessions;
    private final ChatRoutes answers;
    private final ChatInput input;

    /** The face of these services. */
    @Inject
    ChatMessages(
            ChatLife life,
            ChatMembership membership,
            ChatTalk talk,
            RoomPresence presence,
            ChatSessions sessions,
            ChatRoutes answers,
            Settings settings) {
        this.life = life;
        this.membership = membership;
        this.talk = talk;
        this.presence = presence;
        this.sessions = sessions;
        this.answers = answers;
        this.input = new ChatInput(settings.chats());
    }

    @Override
    public void connected(Session session, ConnectionSuccessData.Builder welcome) {
        sessions.connected(session);
    }

    @Override
    public void ended(Session session) {
        sessions.ended(session);
        presence.ended(session);
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        registerLife(routes);
        registerMembership(routes);
        registerTalk(routes);
    }

    private void registerLife(RoutingTable.Builder<Session> routes) {
        routes.on(
                CREATECHATREQUEST,
                answers.of(
                        message -> message.getCreateChatRequest().getChatId().getValue(),
                        this::create,
                        chat -> body().setCreateChatResponse(
                                        CreateChatResponseMessage.newBuilder().setChatId(chat.id()))));
        routes.on(
                REMOVECHATREQUEST,
                answers.of(
                        message -> message.getRemoveChatRequest().getChatId(),
                        this::remove,
                        chat -> body().setRemoveChatResponse(RemoveChatResponseMessage.getDefaultInstance())));
    }

    private void registerMembership(RoutingTable.Builder<Session> routes) {
        routes.on(
                JOINCHATREQUEST,
                answers.of(
                        message -> message.getJoinChatRequest().getChatId(),
                        this::join,
                        info -> body().setJoinChatResponse(
                                        JoinChatResponseMessage.newBuilder().setChatInfo(ChatWire.info(info))),
                        info -> ChatWire.mentions(List.of(info))));
        routes.on(
                LEAVECHATREQUEST,
                answers.of(
                        message -> message.getLeaveChatRequest().getChatId(),
                        this::leave,
                        info -> body().setLeaveChatResponse(LeaveChatResponseMessage.getDefaultInstance())));
        routes.on(
                ADDUSERTOCHATREQUEST,
                answers.of(
                        message -> message.getAddUserToChatRequest().getChatId(),
                        this::addUser,
                        info -> body().setAddUserToChatResponse(AddUserToChatResponseMessage.getDefaultInstance())));
        routes.on(
                REMOVEUSERFROMCHATREQUEST,
                answers.of(
                        message -> message.getRemoveUserFromChatRequest().getChatId(),
                        this::removeUser,
                        info -> body().setRemoveUserFromChatResponse(
                                        RemoveUserFromChatResponseMessage.getDefaultInstance())));
    }

    private void registerTalk(RoutingTable.Builder<Session> routes) {
        routes.on(
                PUBLISHCHATMESSAGEREQUEST,
                answers.of(
                        message -> message.getPublishChatMessageRequest().getChatId(),
                        this::publish,
                        ChatMessages::published));
        routes.on(
                SETCHATNAMEREQUEST,
                answers.of(
                        message -> message.getSetChatNameRequest().getChatId(),
                        this::setName,
                        chat -> body().setSetChatNameResponse(SetChatNameResponseMessage.getDefaultInstance())));
        routes.on(
                SETCHATTOPICREQUEST,
                answers.of(
                        message -> message.getSetChatTopicRequest().getChatId(),
                        this::setTopic,
                        chat -> body().setSetChatTopicResponse(SetChatTopicResponseMessage.getDefaultInstance())));
        routes.on(
                MARKCHATEVENTSSEENREQUEST,
                answers.of(
                        message -> message.getMarkChatEventsSeenRequest().getChatId(),
                        this::markSeen,
                        chat -> body().setMarkChatEventsSeenResponse(
                                        MarkChatEventsSeenResponseMessage.getDefaultInstance())));
    }

    private CompletionStage<Answer<Chat>> create(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        NewChat wanted = input.creation(message.getCreateChatRequest());
        return wanted.type() == ChatType.DIRECT
                ? CompletableFuture.completedFuture(Answer.refused(
                        new Refusal(ErrorCode.NOT_SUPPORTED, "Direct chats are made by asking for them.")))
                : life.create(session.domain(), session.user(), wanted);
    }

    private CompletionStage<Answer<Chat>> remove(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return life.remove(
                session.domain(),
                session.user(),
                input.id(message.getRemoveChatRequest().getChatId()));
    }

    private CompletionStage<Answer<ChatInfo>> join(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return membership.join(session, input.id(message.getJoinChatRequest().getChatId()));
    }

    private CompletionStage<Answer<ChatInfo>> leave(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return membership.leave(session, input.id(message.getLeaveChatRequest().getChatId()));
    }

    private CompletionStage<Answer<ChatInfo>> addUser(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        AddUserToChatRequestMessage sent = message.getAddUserToChatRequest();
        return membership.add(
                session, input.id(sent.getChatId()), input.user(sent.hasUserToAdd(), sent.getUserToAdd()));
    }

    private CompletionStage<Answer<ChatInfo>> removeUser(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        RemoveUserFromChatRequestMessage sent = message.getRemoveUserFromChatRequest();
        return membership.remove(
                session, input.id(sent.getChatId()), input.user(sent.hasUserToRemove(), sent.getUserToRemove()));
    }

    private CompletionStage<Answer<Chat>> publish(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        PublishChatRequestMessage sent = message.getPublishChatMessageRequest();
        return talk.publish(session, input.id(sent.getChatId()), input.message(sent.getMessage()));
    }

    private CompletionStage<Answer<Chat>> setName(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        SetChatNameRequestMessage sent = message.getSetChatNameRequest();
        return talk.setName(session, input.id(sent.getChatId()), input.name(sent.getName()));
    }

    private CompletionStage<Answer<Chat>> setTopic(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        SetChatTopicRequestMessage sent = message.getSetChatTopicRequest();
        return talk.setTopic(session, input.id(sent.getChatId()), input.topic(sent.getTopic()));
    }

    private CompletionStage<Answer<Chat>> markSeen(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        MarkChatEventsSeenRequestMessage sent = message.getMarkChatEventsSeenRequest();
        return talk.markSeen(session, input.id(sent.getChatId()), input.seen(sent.getEventNumber()));
    }

    private static ConvergenceMessage.Builder published(Chat chat) {
        return body().setPublishChatMessageResponse(PublishChatResponseMessage.newBuilder()
                .setEventNumber(chat.lastEvent())
                .setTimestamp(ChatWire.time(chat.lastEventAt())));
    }

    private static ConvergenceMessage.Builder body() {
        return ConvergenceMessage.newBuilder();
    }
}
