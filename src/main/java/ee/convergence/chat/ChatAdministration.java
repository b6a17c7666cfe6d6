package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidFieldException;
import ee.convergence.domain.Page;
import ee.convergence.domain.UserId;
import ee.convergence.permission.Answer;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Chats as administrators of the server see them: all of them, whoever may what. Thread-safe; never blocks. */
@ServerSingleton
public final class ChatAdministration {

    private final Reader reader;
    private final Writer writer;
    private final ChatDirectory directory;
    private final ChatLife life;
    private final ChatInput input;

    /** Administers the chats of this directory. */
    @Inject
    ChatAdministration(Reader reader, Writer writer, ChatDirectory directory, ChatLife life, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.directory = directory;
        this.life = life;
        this.input = new ChatInput(settings.chats());
    }

    /** Some chats, the oldest first. */
    public CompletableFuture<Page<ChatInfo>> list(Domain domain, int offset, int limit) {
        return reader.read(handle -> new Page<>(
                directory.infos(handle, ChatStore.page(handle, domain.key(), offset, limit)),
                ChatStore.count(handle, domain.key())));
    }

    /** The chat of that id. */
    public CompletableFuture<Optional<ChatInfo>> find(Domain domain, String id) {
        return reader.read(handle -> ChatStore.find(handle, new ChatName(domain.key(), id))
                .map(chat -> directory.infos(handle, List.of(chat)).get(0)));
    }

    /**
     * Creates a channel or a room in the name of a user, who gets every permission on it.
     *
     * @return the chat, or why there is none; fails with {@link InvalidFieldException} for what cannot be
     */
    public CompletableFuture<Answer<Chat>> create(Domain domain, UserId creator, NewChat wanted) {
        try {
            input.check(wanted);
        } catch (InvalidChatRequestException invalid) {
            return CompletableFuture.failedFuture(new InvalidFieldException("chat", invalid.getMessage()));
        }
        return reader.read(handle -> ChatUsers.find(handle, domain.key(), Set.of(creator)).values().stream()
                        .findFirst())
                .thenCompose(found -> found.map(user -> life.create(domain, user, wanted))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                Decision.<Chat>refused(ErrorCode.USER_NOT_FOUND, "There is no user " + creator + ".")
                                        .answer())));
    }

    /** Whether only those may create chats to whom the domain grants it. */
    public CompletableFuture<Boolean> isCreationRestricted(Domain domain) {
        return reader.read(handle -> ChatStore.isCreationRestricted(handle, domain.key()));
    }

    /** Changes that, and returns it. */
    public CompletableFuture<Boolean> restrictCreation(Domain domain, boolean restricted) {
        return writer.submit(domain.key(), handle -> {
            ChatStore.restrictCreation(handle, domain.key(), restricted);
            return restricted;
        });
    }

    /** Removes a chat, whoever is in it; false if there is none of that id. */
    public CompletableFuture<Boolean> remove(Domain domain, String id) {
        return life.remove(domain, id).thenApply(answer -> answer.refusal().isEmpty());
    }
}
