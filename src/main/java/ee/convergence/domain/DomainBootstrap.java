package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import ee.convergence.config.BootstrapSettings.DomainEntry;
import ee.convergence.config.BootstrapSettings.GroupEntry;
import ee.convergence.config.BootstrapSettings.JwtKeyEntry;
import ee.convergence.config.BootstrapSettings.UserEntry;
import ee.convergence.domain.User.Profile;
import ee.convergence.storage.Counters;
import ee.convergence.storage.Database;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Creates the users, groups and JWT keys that the configuration names for a domain and that it lacks. A user who was
 * deleted is not created again. Blocks while it does so. Thread-safe.
 */
@ServerSingleton
final class DomainBootstrap {

    private final Database database;
    private final Writer writer;
    private final Counters counters;
    private final Passwords passwords;
    private final DomainFeatures features;

    @Inject
    DomainBootstrap(Database database, Writer writer, Counters counters, Passwords passwords, DomainFeatures features) {
        this.database = database;
        this.writer = writer;
        this.counters = counters;
        this.passwords = passwords;
        this.features = features;
    }

    /** @throws IllegalArgumentException if a user, a group or a key cannot be created as it is named */
    void create(Domain domain, DomainEntry entry) {
        entry.users().forEach(user -> createUser(domain, user));
        entry.groups().forEach(group -> createGroup(domain, group));
        entry.jwtKeys().forEach(key -> createKey(domain, key));
    }

    private void createUser(Domain domain, UserEntry entry) {
        if (entry.username().isEmpty() || !Texts.isStorable(entry.username())) {
            throw new IllegalArgumentException("convergence.bootstrap: a username of " + domain.id() + " is empty");
        }
        if (database.jdbi().withHandle(handle -> UserStore.everExisted(handle, domain.key(), entry.username()))) {
            return;
        }
        Optional<String> hash = entry.password().map(password -> hash(domain, entry, password));
        Profile profile = new Profile(entry.firstName(), entry.lastName(), entry.displayName(), entry.email());
        UserId id = new UserId(UserType.NORMAL, entry.username());
        writer.submit(domain.key(), handle -> {
                    if (UserStore.everExisted(handle, domain.key(), entry.username())) {
                        return false;
                    }
                    long key = counters.next(handle, Long.toString(domain.key()), "user");
                    UserStore.insert(
                            handle,
                            domain.key(),
                            new User(key, id, profile, false, Optional.empty(), 0),
                            System.currentTimeMillis());
                    hash.ifPresent(text -> PasswordStore.put(handle, domain.key(), key, text));
                    return true;
                })
                .join();
    }

    private String hash(Domain domain, UserEntry entry, String password) {
        if (!passwords.isAcceptable(password)) {
            throw new IllegalArgumentException("convergence.bootstrap: the password of " + entry.username() + " in "
                    + domain.id() + " is empty or too long");
        }
        return passwords.hash(password).modular();
    }

    private void createGroup(Domain domain, GroupEntry entry) {
        features.groups()
                .forEach(assignments -> writer.submit(
                                domain.key(),
                                handle -> assignments.create(
                                        handle,
                                        domain.key(),
                                        entry.id(),
                                        entry.description(),
                                        members(handle, domain, entry)))
                        .join());
    }

    private static List<Long> members(Handle handle, Domain domain, GroupEntry entry) {
        return entry.members().isEmpty()
                ? List.of()
                : UserStore.find(handle, domain.key(), UserType.NORMAL, entry.members()).stream()
                        .map(User::key)
                        .toList();
    }

    private void createKey(Domain domain, JwtKeyEntry entry) {
        String pem =
                entry.key().or(() -> entry.keyFile().map(DomainBootstrap::read)).orElse("");
        JwtKey key = new JwtKey(entry.id(), entry.description(), pem, entry.enabled(), Instant.now());
        try {
            JwtKeys.check(key);
        } catch (InvalidKeyTextException unusable) {
            throw new IllegalArgumentException(
                    "convergence.bootstrap: JWT key " + entry.id() + " of " + domain.id() + ": "
                            + unusable.getMessage(),
                    unusable);
        }
        writer.submit(domain.key(), handle -> {
                    if (JwtKeyStore.find(handle, domain.key(), key.id()).isEmpty()) {
                        JwtKeyStore.put(handle, domain.key(), key);
                    }
                    return true;
                })
                .join();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("convergence.bootstrap: " + file + " cannot be read", unreadable);
        }
    }
}
