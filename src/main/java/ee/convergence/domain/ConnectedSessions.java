package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which sessions are connected, to whichever node, as of the last mark of life of these. Thread-safe; never blocks. The
 * stages fail when the database cannot be asked.
 */
@ServerSingleton
public final class ConnectedSessions {

    private final Reader reader;

    /** The sessions in this database. */
    @Inject
    ConnectedSessions(Reader reader) {
        this.reader = reader;
    }

    /** Those of a user or of all, the oldest first. */
    public CompletableFuture<Page<ConnectedSession>> list(Domain domain, Optional<UserId> user, int offset, int limit) {
        if (user.isPresent() && !Texts.isStorable(user.get().username())) {
            return CompletableFuture.completedFuture(new Page<>(List.of(), 0));
        }
        return reader.read(handle -> new Page<>(
                ConnectedSessionStore.page(handle, domain.key(), user, offset, limit),
                ConnectedSessionStore.count(handle, domain.key(), user)));
    }
}
