package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.permission.PermissionNames;
import ee.convergence.permission.PermissionTargetName;
import ee.convergence.permission.PermissionTargets;
import ee.convergence.permission.TargetKind;
import ee.convergence.protocol.ErrorCode;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/** Chats as targets of the permission requests ({@code permissions.md} section 5.3). Thread-safe. */
@ServerSingleton
public final class ChatTargets implements PermissionTargets {

    private static final Set<String> REVEALING =
            Set.of(PermissionNames.JOIN_CHAT, PermissionNames.MANAGE_CHAT_PERMISSIONS, PermissionNames.REMOVE_CHAT);

    private final ChatDesk desk;

    /** Membership and rights are known at this desk. */
    @Inject
    ChatTargets(ChatDesk desk) {
        this.desk = desk;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.CHAT;
    }

    @Override
    public Optional<Long> find(Handle handle, long domainKey, PermissionTargetName name) {
        return name instanceof PermissionTargetName.Chat chat
                ? ChatStore.find(handle, new ChatName(domainKey, chat.id())).map(Chat::key)
                : Optional.empty();
    }

    @Override
    public boolean visible(Handle handle, long domainKey, long key, User user) {
        return ChatStore.find(handle, key)
                .filter(chat -> !chat.isPrivate()
                        || desk.isMember(handle, chat, user)
                        || desk.mayAny(handle, chat, user, REVEALING))
                .isPresent();
    }

    @Override
    public String manageName() {
        return PermissionNames.MANAGE_CHAT_PERMISSIONS;
    }

    @Override
    public ErrorCode notFound() {
        return ErrorCode.CHAT_NOT_FOUND;
    }

    /** Nobody is told: rights are looked up whenever they count. */
    @Override
    public CompletionStage<Void> changed(Domain domain, long key) {
        return CompletableFuture.completedFuture(null);
    }
}
