package ee.convergence.permission;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/**
 * Who may see and change permissions, and their changes ({@code permissions.md} section 5). Thread-safe; never blocks.
 * Changes of one target are made one after the other, each wholly or not at all.
 */
@ServerSingleton
final class PermissionService {

    private final Iterable<PermissionTargets> kinds;
    private final Rights rights;
    private final Grants grants;
    private final Reader reader;
    private final Writer writer;

    @Inject
    PermissionService(Instance<PermissionTargets> kinds, Rights rights, Grants grants, Reader reader, Writer writer) {
        this((Iterable<PermissionTargets>) kinds, rights, grants, reader, writer);
    }

    PermissionService(Iterable<PermissionTargets> kinds, Rights rights, Grants grants, Reader reader, Writer writer) {
        this.kinds = kinds;
        this.rights = rights;
        this.grants = grants;
        this.reader = reader;
        this.writer = writer;
    }

    /** All that is granted on a target, for a user who manages it. */
    CompletionStage<Answer<GrantLists>> read(Domain domain, User user, PermissionTargetName name) {
        return targets(name)
                .map(targets -> reader.read(handle -> managed(handle, targets, domain, user, name)
                        .then(target -> Answer.of(grants.find(handle, target)))))
                .orElseGet(PermissionService::notSupported);
    }

    /** What a user may do with a target. */
    CompletionStage<Answer<Set<String>>> resolve(Domain domain, User user, PermissionTargetName name) {
        return targets(name)
                .map(targets -> reader.read(handle -> visible(handle, targets, domain, user, name)
                        .then(target -> Answer.of(rights.of(handle, target, user)))))
                .orElseGet(PermissionService::notSupported);
    }

    /** Changes what is granted on a target that the user manages; completes when those who lose by it are told. */
    CompletionStage<Answer<Target>> change(Domain domain, User user, PermissionTargetName name, GrantChange change) {
        Optional<PermissionTargets> found = targets(name);
        if (found.isEmpty()) {
            return notSupported();
        }
        PermissionTargets targets = found.get();
        return writer.submit(
                        new NamedTarget(domain.key(), name),
                        handle -> visible(handle, targets, domain, user, name).then(target -> {
                            grants.lock(handle, target);
                            return managed(handle, targets, domain, user, name)
                                    .then(same -> changed(handle, same, change));
                        }))
                .thenCompose(answer -> answer.refusal().isPresent()
                        ? CompletableFuture.completedFuture(answer)
                        : targets.changed(domain, answer.value().key()).thenApply(told -> answer));
    }

    private Answer<Target> changed(Handle handle, Target target, GrantChange change) {
        return grants.change(handle, target, change)
                .map(Answer::<Target>refused)
                .orElseGet(() -> Answer.of(target));
    }

    private Answer<Target> managed(
            Handle handle, PermissionTargets targets, Domain domain, User user, PermissionTargetName name) {
        return visible(handle, targets, domain, user, name)
                .then(target -> rights.has(handle, target, user, targets.manageName())
                        ? Answer.of(target)
                        : Answer.refused(
                                new Refusal(ErrorCode.UNAUTHORIZED, "The user may not manage permissions of this.")));
    }

    private static Answer<Target> visible(
            Handle handle, PermissionTargets targets, Domain domain, User user, PermissionTargetName name) {
        return targets.find(handle, domain.key(), name)
                .filter(key -> targets.visible(handle, domain.key(), key, user))
                .map(key -> Answer.of(new Target(domain.key(), targets.kind(), key)))
                .orElseGet(() -> Answer.refused(new Refusal(
                        targets.notFound(), "There is no such " + name.kind().text() + ".")));
    }

    private Optional<PermissionTargets> targets(PermissionTargetName name) {
        for (PermissionTargets targets : kinds) {
            if (targets.kind() == name.kind()) {
                return Optional.of(targets);
            }
        }
        return Optional.empty();
    }

    private static <T> CompletableFuture<Answer<T>> notSupported() {
        return CompletableFuture.completedFuture(Answer.refused(
                new Refusal(ErrorCode.NOT_SUPPORTED, "This server has no permissions for such things.")));
    }
}
