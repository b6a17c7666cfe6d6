package ee.convergence.permission;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.InvalidFieldException;
import ee.convergence.domain.RightsWatch;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What is granted on domains themselves, which counts for all their activities and chats ({@code permissions.md} section
 * 2.3). Thread-safe; never blocks.
 */
@ServerSingleton
public final class DomainPermissions {

    private final Reader reader;
    private final Writer writer;
    private final Grants grants;
    private final RightsWatch watch;
    private final int longest;

    /** Permissions in this database. */
    @Inject
    DomainPermissions(Reader reader, Writer writer, Grants grants, RightsWatch watch, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.grants = grants;
        this.watch = watch;
        this.longest = settings.permissions().maxListLength();
    }

    /** All that is granted. */
    public CompletableFuture<GrantLists> find(Domain domain) {
        return reader.read(handle -> grants.find(handle, Target.domain(domain.key())));
    }

    /**
     * Grants this and nothing else.
     *
     * @return what is granted, or why nothing changed; fails with {@link InvalidFieldException} for an unknown name
     */
    public CompletableFuture<Answer<GrantLists>> replace(Domain domain, GrantLists lists) {
        try {
            check(lists);
        } catch (InvalidFieldException invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
        GrantChange change = new GrantChange.Replace(
                Optional.of(lists.world()),
                Optional.of(new GrantChange.Part<>(lists.users(), true)),
                Optional.of(new GrantChange.Part<>(lists.groups(), true)));
        Target target = Target.domain(domain.key());
        return writer.submit(target, handle -> {
                    grants.lock(handle, target);
                    return grants.change(handle, target, change)
                            .map(Answer::<GrantLists>refused)
                            .orElseGet(() -> Answer.of(lists));
                })
                .whenComplete((answer, failure) -> watch.lookSoon());
    }

    private void check(GrantLists lists) {
        Stream.concat(
                        Stream.of(lists.world()),
                        Stream.concat(lists.users().values().stream(), lists.groups().values().stream()))
                .flatMap(Set::stream)
                .filter(name -> !TargetKind.DOMAIN.accepts(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidFieldException("permissions", "there is no permission " + name);
                });
        if (size(lists.users().values())
                        + size(lists.groups().values())
                        + lists.world().size()
                > longest) {
            throw new InvalidFieldException("permissions", "a list has at most " + longest + " entries");
        }
    }

    private static int size(Collection<Set<String>> lists) {
        return lists.stream().mapToInt(names -> 1 + names.size()).sum();
    }
}
