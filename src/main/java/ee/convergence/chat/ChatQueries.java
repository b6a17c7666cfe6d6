package ee.convergence.chat;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CHATSEXISTREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.CHATSSEARCHREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETCHATHISTORYREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETCHATSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETDIRECTCHATSREQUEST;
import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.GETJOINEDCHATSREQUEST;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Page;
import ee.convergence.domain.Session;
import ee.convergence.permission.Answer;
import ee.convergence.protocol.MessageHandler;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.chat.ChatHistoryRequestMessage;
import ee.convergence.protocol.wire.chat.ChatHistoryResponseMessage;
import ee.convergence.protocol.wire.chat.ChatsExistResponseMessage;
import ee.convergence.protocol.wire.chat.ChatsSearchResponseMessage;
import ee.convergence.protocol.wire.chat.GetChatsResponseMessage;
import ee.convergence.protocol.wire.chat.GetDirectChatsResponseMessage;
import ee.convergence.protocol.wire.chat.GetJoinedChatsResponseMessage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What clients ask of chats: the messages from 505 to 540 that look something up. Thread-safe. */
@ServerSingleton
public final class ChatQueries implements MessageHandler<Session> {

    private record Found(Page<ChatInfo> page, long offset) {}

    private final ChatDirectory directory;
    private final DirectChats directChats;
    private final ChatRoutes answers;
    private final ChatInput input;

    /** The face of these services. */
    @Inject
    ChatQueries(ChatDirectory directory, DirectChats directChats, ChatRoutes answers, Settings settings) {
        this.directory = directory;
        this.directChats = directChats;
        this.answers = answers;
        this.input = new ChatInput(settings.chats());
    }

    @Override
    public void register(RoutingTable.Builder<Session> routes) {
        routes.on(
                GETCHATSREQUEST,
                answers.of(
                        message -> "",
                        this::get,
                        infos -> body().setGetChatsResponse(
                                        GetChatsResponseMessage.newBuilder().addAllChatInfo(ChatWire.infos(infos))),
                        ChatWire::mentions));
        routes.on(
                CHATSEXISTREQUEST,
                answers.of(
                        message -> "",
                        this::exist,
                        flags -> body().setChatsExistResponse(
                                        ChatsExistResponseMessage.newBuilder().addAllExists(flags))));
        routes.on(
                GETJOINEDCHATSREQUEST,
                answers.of(
                        message -> "",
                        this::joined,
                        infos -> body().setGetJoinedChatsResponse(GetJoinedChatsResponseMessage.newBuilder()
                                .addAllChatInfo(ChatWire.infos(infos))),
                        ChatWire::mentions));
        routes.on(
                GETDIRECTCHATSREQUEST,
                answers.of(
                        message -> "",
                        this::direct,
                        infos -> body().setGetDirectChatsResponse(GetDirectChatsResponseMessage.newBuilder()
                                .addAllChatInfo(ChatWire.infos(infos))),
                        ChatWire::mentions));
        routes.on(
                CHATSSEARCHREQUEST,
                answers.of(
                        message -> "",
                        this::search,
                        ChatQueries::found,
                        found -> ChatWire.mentions(found.page().items())));
        routes.on(
                GETCHATHISTORYREQUEST,
                answers.of(
                        message -> message.getGetChatHistoryRequest().getChatId(),
                        this::history,
                        ChatQueries::page,
                        page -> EventWire.mentions(page.events())));
    }

    private CompletionStage<Answer<List<ChatInfo>>> get(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return directory
                .find(
                        session.domain(),
                        session.user(),
                        input.ids(message.getGetChatsRequest().getChatIdsList()))
                .thenApply(Answer::of);
    }

    private CompletionStage<Answer<List<Boolean>>> exist(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return directory
                .exist(
                        session.domain(),
                        session.user(),
                        input.ids(message.getChatsExistRequest().getChatIdsList()))
                .thenApply(Answer::of);
    }

    private CompletionStage<Answer<List<ChatInfo>>> joined(Session session, ConvergenceMessage message) {
        return directory.joined(session.domain(), session.user()).thenApply(Answer::of);
    }

    private CompletionStage<Answer<List<ChatInfo>>> direct(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        return directChats.of(
                session.domain(),
                session.user(),
                input.sets(message.getGetDirectChatsRequest().getUserListsList()));
    }

    private CompletionStage<Answer<Found>> search(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        ChatSearch search = input.search(message.getChatsSearchRequest());
        return directory
                .search(session.domain(), session.user(), search)
                .thenApply(page -> Answer.of(new Found(page, search.offset())));
    }

    private CompletionStage<Answer<HistoryPage>> history(Session session, ConvergenceMessage message)
            throws InvalidChatRequestException {
        ChatHistoryRequestMessage sent = message.getGetChatHistoryRequest();
        return directory.history(session.domain(), session.user(), input.id(sent.getChatId()), input.history(sent));
    }

    private static ConvergenceMessage.Builder found(Found found) {
        return body().setChatsSearchResponse(ChatsSearchResponseMessage.newBuilder()
                .addAllData(ChatWire.infos(found.page().items()))
                .setStartIndex(found.offset())
                .setTotalResults(found.page().total()));
    }

    private static ConvergenceMessage.Builder page(HistoryPage page) {
        return body().setGetChatHistoryResponse(ChatHistoryResponseMessage.newBuilder()
                .addAllData(EventWire.entries(page.chat().id(), page.events()))
                .setStartIndex(page.offset())
                .setTotalResults(page.total()));
    }

    private static ConvergenceMessage.Builder body() {
        return ConvergenceMessage.newBuilder();
    }
}
