package ee.convergence.chat;

import ee.convergence.domain.LoginDomains;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.transport.RealtimePeer;
import ee.convergence.transport.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A user's session that is in one chat and notes the numbers of the events that it is told. Not thread-safe. */
final class ChatPeer implements AutoCloseable {

    private static final AtomicInteger NEWCOMERS = new AtomicInteger();

    private final RealtimePeer peer;
    private final String username;
    private final Map<Integer, ConvergenceMessage> answers = new HashMap<>();
    private final List<Long> numbers = new ArrayList<>();

    private ChatPeer(RealtimePeer peer, String username) {
        this.peer = peer;
        this.username = username;
    }

    /** A session of a new user. */
    static ChatPeer arrived(Target target) throws IOException {
        String username = "peer-" + NEWCOMERS.incrementAndGet();
        RealtimePeer peer = RealtimePeer.open(target, Target.OPEN);
        if (!peer.connect(LoginDomains.jwt(LoginDomains.KEY.token(username))).hasSuccess()) {
            peer.close();
            throw new IOException("The login failed");
        }
        return new ChatPeer(peer, username);
    }

    /** Sessions of as many new users. */
    static List<ChatPeer> arrived(Target target, int count) throws IOException {
        List<ChatPeer> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            peers.add(arrived(target));
        }
        return peers;
    }

    String username() {
        return username;
    }

    /** Sends a request and does not wait for the answer. */
    int ask(ConvergenceMessage.Builder request) throws IOException {
        return peer.ask(request);
    }

    /** The answer to a request, which is received if need be. */
    ConvergenceMessage answer(int request) throws IOException {
        while (!answers.containsKey(request)) {
            receive();
        }
        return answers.remove(request);
    }

    /** Sends a request and receives its answer. */
    ConvergenceMessage request(ConvergenceMessage.Builder request) throws IOException {
        return answer(ask(request));
    }

    /** Receives until it is told of the event of this number; returns the numbers of all events so far, as they came. */
    List<Long> numbersTo(long last) throws IOException {
        while (numbers.isEmpty() || numbers.get(numbers.size() - 1) < last) {
            receive();
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }

    private void receive() throws IOException {
        ConvergenceMessage message = peer.next();
        if (message.hasResponseId()) {
            answers.put(message.getResponseId().getValue(), message);
        } else if (message.hasUserJoinedChat()) {
            numbers.add(message.getUserJoinedChat().getEventNumber());
        } else if (message.hasRemoteChatMessage()) {
            numbers.add(message.getRemoteChatMessage().getEventNumber());
        }
    }
}
