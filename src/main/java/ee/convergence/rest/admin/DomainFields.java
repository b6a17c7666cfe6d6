package ee.convergence.rest.admin;

import ee.convergence.domain.Domain;
import ee.convergence.domain.DomainAvailability;
import ee.convergence.domain.DomainId;
import ee.convergence.domain.ModelDefaults;
import ee.convergence.domain.NewDomain;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Domains in requests and answers, named as in the configuration. Stateless. */
final class DomainFields {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final String ANONYMOUS = "anonymousAuthEnabled";
    private static final String MINUTES = "reconnectTokenValidityMinutes";
    private static final String CONFIG = "config";
    private static final String AUTHENTICATION = "authentication";

    private DomainFields() {}

    /** The domain that a request wants. */
    static NewDomain created(JsonBody json) {
        DomainId id = new DomainId(json.requiredText("namespace"), json.requiredText("id"));
        Optional<JsonBody> config = config(json);
        Optional<JsonBody> authentication = authentication(config);
        return checked(
                id,
                json.text("displayName").orElse(id.id()),
                authentication.flatMap(given -> given.flag(ANONYMOUS)).orElse(false),
                authentication.flatMap(DomainFields::validity).orElse(ONE_DAY),
                ModelFields.changed(ModelDefaults.STANDARD, config));
    }

    /** The domain with what a request gives. */
    static Domain changed(Domain domain, JsonBody json) {
        Optional<JsonBody> config = config(json);
        Optional<JsonBody> authentication = authentication(config);
        NewDomain wanted = checked(
                domain.id(),
                json.text("displayName").orElse(domain.displayName()),
                authentication.flatMap(given -> given.flag(ANONYMOUS)).orElse(domain.anonymousAllowed()),
                authentication.flatMap(DomainFields::validity).orElse(domain.reconnectTokenValidity()),
                ModelFields.changed(domain.models(), config));
        return domain.with(wanted.displayName(), wanted.anonymousAllowed(), wanted.reconnectTokenValidity())
                .with(wanted.models())
                .with(json.text("availability").map(DomainFields::availability).orElse(domain.availability()));
    }

    static JsonObjectBuilder json(Domain domain) {
        return JsonText.object()
                .add("namespace", domain.id().namespace())
                .add("id", domain.id().id())
                .add("displayName", domain.displayName())
                .add("status", domain.status().text())
                .add("availability", domain.availability().text())
                .add(
                        CONFIG,
                        ModelFields.add(
                                JsonText.object().add(AUTHENTICATION, authentication(domain)), domain.models()));
    }

    private static JsonObjectBuilder authentication(Domain domain) {
        return JsonText.object()
                .add(ANONYMOUS, domain.anonymousAllowed())
                .add(MINUTES, domain.reconnectTokenValidity().toMinutes());
    }

    private static Optional<JsonBody> config(JsonBody json) {
        return json.object(CONFIG, Set.of(AUTHENTICATION, ModelFields.COLLECTION, ModelFields.SNAPSHOTS));
    }

    private static Optional<JsonBody> authentication(Optional<JsonBody> config) {
        return config.flatMap(given -> given.object(AUTHENTICATION, Set.of(ANONYMOUS, MINUTES)));
    }

    private static Optional<Duration> validity(JsonBody authentication) {
        return authentication.count(MINUTES).map(Duration::ofMinutes);
    }

    private static DomainAvailability availability(String text) {
        return Arrays.stream(DomainAvailability.values())
                .filter(availability -> availability.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.field("availability", "availability is online, maintenance or offline")
                        .exception());
    }

    private static NewDomain checked(
            DomainId id, String displayName, boolean anonymous, Duration validity, ModelDefaults models) {
        try {
            return new NewDomain(id, displayName, anonymous, validity, models);
        } catch (IllegalArgumentException unfit) {
            throw Problem.unfit(unfit.getMessage()).exception();
        }
    }
}
