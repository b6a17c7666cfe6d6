package ee.convergence.bench.load;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;

/** A member of a chat, who may publish. Checks that the messages come strictly by event number. */
final class ChatMember {

    private final RequestSession session;
    private final DomainUserIdData user;
    private final String chat;
    private final ChatLog log;
    private int published;
    private long received;

    ChatMember(LoggedIn login, String chat, ChatLog log) {
        session = new RequestSession(login.connection());
        user = login.success().getUser().getUserId();
        this.chat = chat;
        this.log = log;
        session.events(this::event);
    }

    DomainUserIdData user() {
        return user;
    }

    RequestSession session() {
        return session;
    }

    /** How many messages came, which is the number of the last one too. */
    long received() {
        return received;
    }

    /** Publishes a message, and does something more when it is acknowledged. */
    void publish(Runnable acknowledged) {
        String text = "message " + ++published + " of " + user.getUsername();
        session.request(ChatMessages.publish(chat, text), answer -> {
            log.acknowledged(text, answer.getPublishChatMessageResponse());
            acknowledged.run();
        });
        log.sent(text, user, published);
    }

    private void event(ConvergenceMessage message) {
        switch (message.getBodyCase()) {
            case REMOTECHATMESSAGE -> log.delivered(++received, message.getRemoteChatMessage());
            case IDENTITYCACHEUPDATE, PRESENCEAVAILABILITYCHANGED -> {}
            default -> throw new LoadFailure("unexpected message: " + message);
        }
    }
}
