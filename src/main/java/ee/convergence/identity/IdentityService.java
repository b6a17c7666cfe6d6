package ee.convergence.identity;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.Group;
import ee.convergence.domain.Groups;
import ee.convergence.domain.Page;
import ee.convergence.domain.Texts;
import ee.convergence.domain.User;
import ee.convergence.domain.UserId;
import ee.convergence.domain.Users;
import ee.convergence.identity.NotFoundException.What;
import ee.convergence.storage.Reader;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks up users and groups ({@code identity-presence.md} section 3). Thread-safe; never blocks. Stages fail when the
 * database cannot be asked.
 */
@ServerSingleton
public final class IdentityService {

    private final Reader reader;
    private final Users users;
    private final Groups groups;

    /** Looks into these. */
    @Inject
    public IdentityService(Reader reader, Users users, Groups groups) {
        this.reader = reader;
        this.users = users;
        this.groups = groups;
    }

    /** The users of these names, in this order, each once; names that nobody bears are left out. */
    CompletionStage<List<User>> users(Domain domain, Collection<UserId> ids) {
        return users.find(domain, ids).thenApply(found -> {
            Map<UserId, User> byId = found.stream().collect(Collectors.toMap(User::id, Function.identity()));
            return new LinkedHashSet<>(ids)
                    .stream().map(byId::get).filter(Objects::nonNull).toList();
        });
    }

    /** The matches of a search. */
    CompletionStage<List<User>> search(Domain domain, UserSearch search) {
        return isHopeless(search)
                ? CompletableFuture.completedFuture(List.of())
                : reader.read(handle -> IdentityStore.search(handle, domain.key(), search));
    }

    /** The matches of a search, and how many there are without its limits. */
    public CompletionStage<Page<User>> page(Domain domain, UserSearch search) {
        return isHopeless(search)
                ? CompletableFuture.completedFuture(new Page<>(List.of(), 0))
                : reader.read(handle -> new Page<>(
                        IdentityStore.search(handle, domain.key(), search),
                        IdentityStore.count(handle, domain.key(), search)));
    }

    /** The groups of these names, position by position; fails with {@link NotFoundException}. */
    CompletionStage<List<Group>> groups(Domain domain, List<String> ids) {
        return groups.find(domain, ids)
                .thenApply(found -> ids.stream()
                        .map(id -> existing(found.get(id), What.GROUP, id))
                        .toList());
    }

    /** The ids of the groups of each of these users, in this order; fails with {@link NotFoundException}. */
    CompletionStage<Map<UserId, List<String>>> groupsOf(Domain domain, Collection<UserId> ids) {
        return groups.groupsOf(domain, ids).thenApply(found -> {
            Map<UserId, List<String>> ordered = new LinkedHashMap<>();
            ids.forEach(id -> ordered.put(id, existing(found.get(id), What.USER, id.username())));
            return ordered;
        });
    }

    private static <T> T existing(T found, What what, String id) {
        if (found == null) {
            throw new NotFoundException(what, id);
        }
        return found;
    }

    /** What cannot be stored cannot be found, and is not shown to the database. */
    private static boolean isHopeless(UserSearch search) {
        return !Texts.isStorable(search.term());
    }
}
