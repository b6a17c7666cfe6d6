package ee.convergence.rest.admin;

import ee.convergence.ServerSingleton;
import ee.convergence.config.Settings;
import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainDirectory;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.DomainStatus;
import ee.convergence.domain.FieldRules;
import ee.convergence.domain.InvalidFieldException;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What all resources of the administration need. Thread-safe. */
@ServerSingleton
public final class Desk {

    /** What is given up in time for itself shall not be given up here before. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Settings settings;
    private final DomainDirectory domains;
    private final FieldRules rules;

    /** Looks domains up here. */
    @Inject
    Desk(Settings settings, DomainDirectory domains) {
        this.settings = settings;
        this.domains = domains;
        this.rules = new FieldRules(settings.identity());
    }

    /** The domain; a {@link Problem} if there is none. */
    Domain domain(DomainPath path) {
        DomainId name = path.name();
        return await(domains.find(name))
                .filter(domain -> domain.status() != DomainStatus.DELETING)
                .orElseThrow(() -> Problem.notFound("domain", name.toString()).exception());
    }

    <T> T await(CompletionStage<T> stage) {
        return Waiting.on(stage, settings.protocol().requestTimeout().plus(MARGIN));
    }

    /** The result if it comes in time; what is begun goes on without it. */
    <T> Optional<T> awaitIfSoon(CompletableFuture<T> future) {
        long millis = settings.protocol().requestTimeout().toMillis();
        return await(future.<Optional<T>>thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), millis, TimeUnit.MILLISECONDS));
    }

    /** A description, possibly empty. */
    String description(JsonBody json) {
        String description = json.text("description").orElse("");
        try {
            rules.checkDescription(description);
        } catch (InvalidFieldException invalid) {
            throw Problem.field(invalid.field(), invalid.getMessage()).exception();
        }
        return description;
    }

    JsonBody body(InputStream body, String... known) {
        return JsonBody.read(body, settings.administration().maxBodySize(), Set.of(known));
    }

    PageQuery page(String offset, String limit) {
        return PageQuery.of(offset, limit, settings.administration());
    }
}
