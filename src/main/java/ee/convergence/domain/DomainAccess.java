package ee.convergence.domain;

import java.util.Optional;

/** Who may be connected to a domain: the table of {@code protocol.md} section 4.5. Stateless. */
final class DomainAccess {

    private DomainAccess() {}

    /** Why nobody may, if so; {@code domain} is what was found of that name. */
    static Optional<LoginFailedException> refusal(DomainId id, Optional<Domain> domain) {
        if (domain.isEmpty() || domain.get().availability() == DomainAvailability.OFFLINE) {
            return Optional.of(LoginFailedException.domainNotFound(id));
        }
        return domain.get().status() == DomainStatus.READY
                ? Optional.empty()
                : Optional.of(LoginFailedException.domainUnavailable(id));
    }

    /** Why users of this type may not, if so. */
    static Optional<LoginFailedException> refusal(Domain domain, UserType type) {
        Optional<LoginFailedException> general = refusal(domain.id(), Optional.of(domain));
        if (general.isPresent()) {
            return general;
        }
        return domain.availability() == DomainAvailability.ONLINE || type == UserType.CONVERGENCE
                ? Optional.empty()
                : Optional.of(LoginFailedException.domainUnavailable(domain.id()));
    }
}
