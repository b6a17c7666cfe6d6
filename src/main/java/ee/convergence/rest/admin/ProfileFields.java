package ee.convergence.rest.admin;

import ee.convergence.domain.User.Profile;
import java.util.Optional;

/** What people see of a user, in a request. Stateless. */
final class ProfileFields {

    private ProfileFields() {}

    /** The profile that the request gives. */
    static Profile of(JsonBody json) {
        return changed(new Profile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), json);
    }

    /** The profile with the fields that the request has; null takes one away. */
    static Profile changed(Profile profile, JsonBody json) {
        return new Profile(
                changed(profile.firstName(), json, "firstName"),
                changed(profile.lastName(), json, "lastName"),
                changed(profile.displayName(), json, "displayName"),
                changed(profile.email(), json, "email"));
    }

    private static Optional<String> changed(Optional<String> present, JsonBody json, String name) {
        return json.has(name) ? json.text(name) : present;
    }
}
