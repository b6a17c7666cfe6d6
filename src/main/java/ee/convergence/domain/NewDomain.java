package ee.convergence.domain;

import java.time.Duration;

/**
 * A domain to be created.
 *
 * @param id its name; neither part may be empty
 * @param displayName its name for people
 * @param anonymousAllowed whether anonymous users may log in
 * @param reconnectTokenValidity how long a reconnect token lives after its last use, in whole minutes
 * @param models what it says about its models
 */
public record NewDomain(
        DomainId id,
        String displayName,
        boolean anonymousAllowed,
        Duration reconnectTokenValidity,
        ModelDefaults models) {

    private static final int LONGEST = 256;

    /** @throws IllegalArgumentException if a name is empty, has a slash or is too long, or the validity is negative */
    public NewDomain {
        checkName(id.namespace());
        checkName(id.id());
        if (displayName.length() > LONGEST || !Texts.isStorable(displayName)) {
            throw new IllegalArgumentException("the display name of a domain has at most 256 characters");
        }
        if (reconnectTokenValidity.isNegative()) {
            throw new IllegalArgumentException("the validity of reconnect tokens must not be negative");
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.contains("/") || !Texts.isStorable(name)) {
            throw new IllegalArgumentException(
                    "namespace and id of a domain must not be empty, hold a slash or have more than 256 characters");
        }
    }
}
