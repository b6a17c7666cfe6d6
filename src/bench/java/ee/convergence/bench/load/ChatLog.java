package ee.convergence.bench.load;

import com.google.protobuf.Timestamp;
import ee.convergence.protocol.wire.chat.PublishChatResponseMessage;
import ee.convergence.protocol.wire.chat.RemoteChatMessageMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of one chat as all members must see them, by event number. The creation was event 0. Not safe for use by
 * several threads.
 */
final class ChatLog {

    private static final Comparator<Timestamp> BY_TIME =
            Comparator.comparingLong(Timestamp::getSeconds).thenComparingInt(Timestamp::getNanos);

    private final List<RemoteChatMessageMessage> messages = new ArrayList<>();
    private final Map<String, Publication> publications = new HashMap<>();
    private final Map<DomainUserIdData, Integer> lastOfPublisher = new HashMap<>();
    private final Latencies acknowledged;
    private final Latencies delivered;
    private int acknowledgements;

    private static final class Publication {
        private final DomainUserIdData publisher;
        private final int sequence;
        private final long sentAt;
        private long number;

        Publication(DomainUserIdData publisher, int sequence, long sentAt) {
            this.publisher = publisher;
            this.sequence = sequence;
            this.sentAt = sentAt;
        }
    }

    ChatLog(Latencies acknowledged, Latencies delivered) {
        this.acknowledged = acknowledged;
        this.delivered = delivered;
    }

    /** A message is sent; its text is unique, and its sequence counts the publisher's from 1. */
    void sent(String text, DomainUserIdData publisher, int sequence) {
        publications.put(text, new Publication(publisher, sequence, System.nanoTime()));
    }

    /** The publisher was told the message's number. */
    void acknowledged(String text, PublishChatResponseMessage answer) {
        Publication publication = publications.get(text);
        acknowledged.add(System.nanoTime() - publication.sentAt);
        acknowledgements++;
        same(publication, answer.getEventNumber());
    }

    /** A message came to somebody as the event with the number. */
    void delivered(long number, RemoteChatMessageMessage message) {
        if (message.getEventNumber() != number) {
            throw new LoadFailure("event " + message.getEventNumber() + " came instead of " + number);
        }
        if (number > messages.size()) {
            first(message);
        } else if (!message.equals(messages.get((int) number - 1))) {
            throw new LoadFailure("event " + number + " is not the same for all");
        }
        delivered.add(System.nanoTime() - publications.get(message.getMessage()).sentAt);
    }

    /** How many messages were sent. */
    int sent() {
        return publications.size();
    }

    /** How many messages were acknowledged. */
    int acknowledgements() {
        return acknowledgements;
    }

    /** The text of the message with that number. */
    String text(long number) {
        return messages.get((int) number - 1).getMessage();
    }

    private void first(RemoteChatMessageMessage message) {
        Publication publication = publications.get(message.getMessage());
        if (publication == null || !publication.publisher.equals(message.getUser())) {
            throw new LoadFailure("nobody has published this: " + message);
        }
        if (lastOfPublisher.merge(publication.publisher, 1, Integer::sum) != publication.sequence) {
            throw new LoadFailure("the messages of a publisher are not in order: " + message);
        }
        if (!messages.isEmpty()
                && BY_TIME.compare(
                                message.getTimestamp(),
                                messages.get(messages.size() - 1).getTimestamp())
                        < 0) {
            throw new LoadFailure("time goes back at event " + message.getEventNumber());
        }
        same(publication, message.getEventNumber());
        messages.add(message);
    }

    /** The acknowledgement and the event, whichever is first, must tell the same number. */
    private static void same(Publication publication, long number) {
        if (publication.number != 0 && publication.number != number) {
            throw new LoadFailure("acknowledged as another event than it came as: " + number);
        }
        publication.number = number;
    }
}
