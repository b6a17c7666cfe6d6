package ee.convergence.rest.admin;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainDirectory;
import ee.convergence.domain.DomainId;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What all resources of the administration need. Thread-safe. */
@ServerSingleton
public final class Desk {

    private final Settings settings;
    private final DomainDirectory domains;

    /** Looks domains up here. */
    @Inject
    Desk(Settings settings, DomainDirectory domains) {
        this.settings = settings;
        this.domains = domains;
    }

    /** The domain of this name; a {@link Problem} if there is none. */
    Domain domain(String namespace, String id) {
        DomainId name = new DomainId(namespace, id);
        return await(domains.find(name))
                .orElseThrow(() -> Problem.notFound("domain", name.toString()).exception());
    }

    <T> T await(CompletionStage<T> stage) {
        return Waiting.on(stage, settings.protocol().requestTimeout());
    }

    JsonBody body(InputStream body, String... known) {
        return JsonBody.read(body, settings.administration().maxBodySize(), Set.of(known));
    }

    PageQuery page(String offset, String limit) {
        return PageQuery.of(offset, limit, settings.administration());
    }
}
