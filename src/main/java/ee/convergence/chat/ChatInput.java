package ee.convergence.chat;

import com.google.protobuf.Int64Value;
import ee.convergence.config.ChatSettings;
import ee.convergence.domain.Texts;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.chat.ChatHistoryRequestMessage;
import ee.convergence.protocol.wire.chat.ChatsSearchRequestMessage;
import ee.convergence.protocol.wire.chat.CreateChatRequestMessage;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.DomainUserIdList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Checks what clients ask for ({@code chat.md} section 4 and row DB-C20). Every method throws {@link
 * InvalidChatRequestException} for what is malformed or more than the limits allow. Immutable and thread-safe.
 */
final class ChatInput {

    private static final String PUBLIC = "public";
    private static final String PRIVATE = "private";

    private final ChatSettings limits;

    ChatInput(ChatSettings limits) {
        this.limits = limits;
    }

    /** Checks a chat that somebody else than a client wants. */
    void check(NewChat wanted) throws InvalidChatRequestException {
        if (wanted.id().isPresent()) {
            newId(wanted.id().get());
        }
        name(wanted.name());
        topic(wanted.topic());
        if (wanted.members().size() > limits.maxMembers()) {
            throw new InvalidChatRequestException("A chat has at most " + limits.maxMembers() + " members.");
        }
    }

    NewChat creation(CreateChatRequestMessage sent) throws InvalidChatRequestException {
        Optional<String> id =
                sent.hasChatId() ? Optional.of(newId(sent.getChatId().getValue())) : Optional.empty();
        return new NewChat(
                id,
                type(sent.getChatType()),
                isPrivate(sent.getMembership()),
                name(sent.getName()),
                topic(sent.getTopic()),
                users(sent.getMembersList()));
    }

    /** The id of a chat that there may be. */
    String id(String id) throws InvalidChatRequestException {
        if (id.isEmpty()) {
            throw new InvalidChatRequestException("The id of the chat is missing.");
        }
        return storable(id);
    }

    List<String> ids(List<String> ids) throws InvalidChatRequestException {
        checkLength(ids.size());
        return List.copyOf(ids);
    }

    String message(String message) throws InvalidChatRequestException {
        if (message.getBytes(StandardCharsets.UTF_8).length > limits.maxMessageSize()) {
            throw new InvalidChatRequestException("A message has at most " + limits.maxMessageSize() + " bytes.");
        }
        return storable(message);
    }

    String name(String name) throws InvalidChatRequestException {
        return text("name", name, limits.maxNameLength());
    }

    String topic(String topic) throws InvalidChatRequestException {
        return text("topic", topic, limits.maxTopicLength());
    }

    UserId user(boolean present, DomainUserIdData sent) throws InvalidChatRequestException {
        return Optional.of(sent)
                .filter(user -> present)
                .flatMap(UserId::of)
                .orElseThrow(() -> new InvalidChatRequestException("A user has no name or an unknown type."));
    }

    long seen(long number) throws InvalidChatRequestException {
        return notNegative("eventNumber", number);
    }

    /** Sets of users, in the order of the message. */
    List<Set<UserId>> sets(List<DomainUserIdList> sent) throws InvalidChatRequestException {
        checkLength(sent.size());
        checkLength(sent.stream().mapToInt(DomainUserIdList::getValuesCount).sum());
        List<Set<UserId>> sets = new ArrayList<>(sent.size());
        for (DomainUserIdList list : sent) {
            sets.add(users(list.getValuesList()));
        }
        return sets;
    }

    HistoryQuery history(ChatHistoryRequestMessage sent) throws InvalidChatRequestException {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        if (sent.getEventFilterCount() == 0) {
            types = EnumSet.allOf(EventType.class);
        }
        for (String name : sent.getEventFilterList()) {
            EventType.of(name).ifPresent(types::add);
        }
        OptionalLong start = sent.hasStartEvent()
                ? OptionalLong.of(notNegative("startEvent", sent.getStartEvent().getValue()))
                : OptionalLong.empty();
        return new HistoryQuery(
                types,
                start,
                sent.getForward().getValue(),
                offset(sent.getOffset()),
                sent.hasLimit() ? limit(sent.getLimit()) : limits.pageSize());
    }

    ChatSearch search(ChatsSearchRequestMessage sent) throws InvalidChatRequestException {
        if (sent.getSearchTerm().length() > limits.maxTermLength()) {
            throw new InvalidChatRequestException(
                    "A search term has at most " + limits.maxTermLength() + " characters.");
        }
        Set<ChatType> types =
                sent.getTypesCount() == 0 ? EnumSet.allOf(ChatType.class) : EnumSet.noneOf(ChatType.class);
        for (String name : sent.getTypesList()) {
            types.add(type(name));
        }
        Optional<Boolean> membership =
                sent.getMembership().isEmpty() ? Optional.empty() : Optional.of(isPrivate(sent.getMembership()));
        int limit = limit(sent.getLimit());
        // The client says 0 whatever it was asked for.
        return new ChatSearch(
                storable(sent.getSearchTerm()),
                fields(sent.getSearchFieldsList()),
                types,
                membership,
                offset(sent.getOffset()),
                limit == 0 ? limits.pageSize() : limit);
    }

    private static Set<ChatSearch.Field> fields(List<String> names) throws InvalidChatRequestException {
        if (names.isEmpty()) {
            return EnumSet.allOf(ChatSearch.Field.class);
        }
        Set<ChatSearch.Field> fields = EnumSet.noneOf(ChatSearch.Field.class);
        for (String name : names) {
            fields.add(Arrays.stream(ChatSearch.Field.values())
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidChatRequestException("A search field is unknown.")));
        }
        return fields;
    }

    private String newId(String id) throws InvalidChatRequestException {
        if (id.isEmpty() || id.length() > limits.maxIdLength()) {
            throw new InvalidChatRequestException("The id of a chat has 1 to " + limits.maxIdLength() + " characters.");
        }
        if (id.startsWith(DirectChats.PREFIX)) {
            throw new InvalidChatRequestException("Ids that begin with " + DirectChats.PREFIX + " are reserved.");
        }
        return storable(id);
    }

    private static ChatType type(String name) throws InvalidChatRequestException {
        return ChatType.of(name).orElseThrow(() -> new InvalidChatRequestException("The type of chat is unknown."));
    }

    private static boolean isPrivate(String membership) throws InvalidChatRequestException {
        String folded = membership.toLowerCase(Locale.ROOT);
        if (!folded.equals(PUBLIC) && !folded.equals(PRIVATE)) {
            throw new InvalidChatRequestException("The membership of a chat is public or private.");
        }
        return folded.equals(PRIVATE);
    }

    private Set<UserId> users(List<DomainUserIdData> sent) throws InvalidChatRequestException {
        if (sent.size() > limits.maxMembers()) {
            throw new InvalidChatRequestException("A chat has at most " + limits.maxMembers() + " members.");
        }
        Set<UserId> users = new LinkedHashSet<>();
        for (DomainUserIdData user : sent) {
            users.add(user(true, user));
        }
        return users;
    }

    private int limit(Int64Value sent) throws InvalidChatRequestException {
        return (int) Math.min(notNegative("limit", sent.getValue()), limits.maxPageSize());
    }

    private static long offset(Int64Value sent) throws InvalidChatRequestException {
        return Math.min(notNegative("offset", sent.getValue()), Integer.MAX_VALUE);
    }

    private static long notNegative(String what, long number) throws InvalidChatRequestException {
        if (number < 0) {
            throw new InvalidChatRequestException(what + " must not be negative.");
        }
        return number;
    }

    private static String text(String what, String text, int longest) throws InvalidChatRequestException {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidChatRequestException("The " + what + " of a chat has at most " + longest + " characters.");
        }
        return storable(text);
    }

    private static String storable(String text) throws InvalidChatRequestException {
        if (!Texts.isStorable(text)) {
            throw new InvalidChatRequestException("A text contains characters that are none.");
        }
        return text;
    }

    private void checkLength(int length) throws InvalidChatRequestException {
        if (length > limits.maxListLength()) {
            throw new InvalidChatRequestException("A message has at most " + limits.maxListLength() + " ids or users.");
        }
    }
}
