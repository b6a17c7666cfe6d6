package ee.convergence.bench.load;

import ee.convergence.protocol.wire.chat.ChatHistoryResponseMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A channel whose members are all connected, and some of them publish. Every member must get every message, strictly by
 * event number, and in the end the history must tell the same.
 */
public final class ChatLoad {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_TIMES = 4_000_000;
    private static final int PAGE = 50;

    private final LoadLoop loop;
    private final String id = "bench-" + UUID.randomUUID();
    private final Latencies acknowledged = new Latencies(MOST_TIMES);
    private final Latencies delivered = new Latencies(MOST_TIMES);
    private final ChatLog log = new ChatLog(acknowledged, delivered);
    private final List<ChatMember> members;
    private boolean stopped;

    /** Logs in the members and creates the channel. */
    public ChatLoad(LoadLoop loop, int count) {
        this.loop = loop;
        members = Wave.logins(loop, count, number -> Messages.LOGIN).stream()
                .map(login -> new ChatMember(login, id, log))
                .toList();
        boolean[] created = {false};
        RequestSession creator = members.get(0).session();
        creator.request(
                ChatMessages.create(id, members.stream().map(ChatMember::user).toList()), answer -> created[0] = true);
        creator.flush();
        loop.runUntil(() -> created[0], LIMIT, "a new channel");
    }

    /** Lets some members publish, each a fixed number at once: each acknowledgement lets the next message go. */
    public void start(int publishers, int depth) {
        for (ChatMember publisher : members.subList(0, publishers)) {
            for (int i = 0; i < depth; i++) {
                next(publisher);
            }
            publisher.session().flush();
        }
    }

    /** How many times a message came to somebody, its publisher included. */
    public long delivered() {
        return members.stream().mapToLong(ChatMember::received).sum();
    }

    /** From publishing to the acknowledgement. */
    public Latencies acknowledgements() {
        return acknowledged;
    }

    /** From publishing to the arrival at each member. */
    public Latencies deliveries() {
        return delivered;
    }

    /** Ends the load, waits until everything has come to everybody, looks into the history and leaves. */
    public void stopAndVerify() {
        stopped = true;
        int sent = log.sent();
        loop.runUntil(
                () -> log.acknowledgements() == sent && members.stream().allMatch(member -> member.received() >= sent),
                LIMIT,
                sent + " messages to every member");
        if (delivered() != (long) sent * members.size()) {
            throw new LoadFailure("more messages than were published");
        }
        verifyHistory(sent);
        loop.close(members.stream().map(member -> member.session().connection()).toList());
    }

    private void next(ChatMember publisher) {
        if (!stopped) {
            publisher.publish(() -> next(publisher));
        }
    }

    private void verifyHistory(int sent) {
        ChatHistoryResponseMessage page =
                ChatPages.get(loop, members.get(members.size() - 1).session(), ChatMessages.newest(id, PAGE));
        ChatPages.check(page, sent, -1, Math.min(PAGE, sent + 1), sent + 1);
        page.getDataList().stream().filter(entry -> entry.hasMessage()).forEach(entry -> {
            if (!entry.getMessage()
                    .getMessage()
                    .equals(log.text(entry.getMessage().getEventNumber()))) {
                throw new LoadFailure("the history tells another message than was delivered");
            }
        });
    }
}
