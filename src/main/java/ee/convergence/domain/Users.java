package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Batches;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Finds and makes users of a domain. Thread-safe; never blocks. */
@ServerSingleton
public final class Users {

    private final Reader reader;
    private final Writer writer;
    private final Counters counters;
    private final FieldRules rules;
    private final Duration timeout;

    /** The users in this database. */
    @Inject
    public Users(Reader reader, Writer writer, Counters counters, Settings settings) {
        this.reader = reader;
        this.writer = writer;
        this.counters = counters;
        this.rules = new FieldRules(settings.identity());
        this.timeout = settings.protocol().identityTimeout();
    }

    /**
     * The users of these names, disabled ones included, in no particular order and each once. Names that nobody bears
     * are left out. The stage fails when the database cannot be asked or does not answer in time.
     */
    public CompletionStage<List<User>> find(Domain domain, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Set<UserId> distinct = Set.copyOf(ids);
        return reader.read(handle -> find(handle, domain, distinct))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The user of this name. */
    public CompletableFuture<Optional<User>> get(Domain domain, UserId id) {
        return find(domain, List.of(id))
                .thenApply(found -> found.stream().findFirst())
                .toCompletableFuture();
    }

    /** Users of a type, deleted ones included, the oldest first. */
    public CompletableFuture<Page<User>> list(Domain domain, UserType type, int offset, int limit) {
        return reader.read(handle -> new Page<>(
                UserStore.page(handle, domain.key(), type, offset, limit),
                UserStore.count(handle, domain.key(), type)));
    }

    /**
     * Makes a normal user, without a password.
     *
     * @return the user, or empty when there is one of this name; fails with {@link InvalidFieldException}
     */
    public CompletableFuture<Optional<User>> create(Domain domain, String username, Profile profile) {
        return create(domain, username, profile, (handle, user) -> {});
    }

    /** Like {@link #create}, with something more in the same transaction. */
    CompletableFuture<Optional<User>> create(
            Domain domain, String username, Profile profile, BiConsumer<Handle, User> more) {
        try {
            rules.checkName("username", username);
            return create(domain, new UserId(UserType.NORMAL, username), rules.profile(profile), more);
        } catch (InvalidFieldException invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
    }

    /** The user with this profile, as it is stored then; fails with {@link InvalidFieldException}. */
    User update(Handle handle, Domain domain, User user, Profile wanted) {
        Profile profile = rules.profile(wanted);
        return profile.equals(user.profile()) ? user : UserStore.update(handle, domain.key(), user, profile);
    }

    private CompletableFuture<Optional<User>> create(
            Domain domain, UserId id, Profile profile, BiConsumer<Handle, User> more) {
        return counters.allocate(Long.toString(domain.key()), "user")
                .thenCompose(key -> writer.submit(domain.key(), handle -> {
                    if (UserStore.find(handle, domain.key(), id).isPresent()) {
                        return Optional.empty();
                    }
                    User user = new User(key, id, profile, false, Optional.empty(), 0);
                    UserStore.insert(handle, domain.key(), user, System.currentTimeMillis());
                    more.accept(handle, user);
                    return Optional.of(user);
                }));
    }

    /** The users of these names, each once. */
    public static List<User> find(Handle handle, Domain domain, Set<UserId> ids) {
        Map<UserType, List<String>> names = new EnumMap<>(UserType.class);
        ids.stream()
                .filter(id -> Texts.isStorable(id.username()))
                .forEach(id -> names.computeIfAbsent(id.type(), type -> new ArrayList<>())
                        .add(id.username()));
        List<User> users = new ArrayList<>(ids.size());
        names.forEach((type, all) ->
                Batches.of(all).forEach(batch -> users.addAll(UserStore.find(handle, domain.key(), type, batch))));
        return users;
    }
}
