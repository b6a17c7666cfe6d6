package ee.convergence.permission;

import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.protocol.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** One chat, id {@code c}, key 7, that is hidden from a user, and who was told of its changes. */
final class KnownThings implements PermissionTargets {

    static final long KEY = 7;

    final List<Long> changed = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> told = new CompletableFuture<>();
    volatile User hiddenFrom;

    @Override
    public TargetKind kind() {
        return TargetKind.CHAT;
    }

    @Override
    public Optional<Long> find(Handle handle, long domainKey, PermissionTargetName name) {
        return name.equals(new PermissionTargetName.Chat("c")) ? Optional.of(KEY) : Optional.empty();
    }

    @Override
    public boolean visible(Handle handle, long domainKey, long key, User user) {
        return !user.equals(hiddenFrom);
    }

    @Override
    public String manageName() {
        return PermissionNames.MANAGE_CHAT_PERMISSIONS;
    }

    @Override
    public ErrorCode notFound() {
        return ErrorCode.CHAT_NOT_FOUND;
    }

    @Override
    public CompletionStage<Void> changed(Domain domain, long key) {
        changed.add(key);
        return told;
    }
}
