package ee.convergence.client;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.Domain;
import ee.convergence.domain.User;
import ee.convergence.domain.UserChangeListener;
import jakarta.inject.Inject;

/** Tells every client that knows a user of the user's changes ({@code protocol.md} section 12, row 18). Thread-safe. */
@ServerSingleton
public final class ProfileUpdates implements UserChangeListener {

    private final ClientRegistry registry;

    /** Tells the clients of this registry. */
    @Inject
    ProfileUpdates(ClientRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void changed(Domain domain, User user) {
        registry.forEachIn(domain, client -> client.changed(user));
    }
}
