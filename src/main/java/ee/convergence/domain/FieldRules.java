package ee.convergence.domain;

import ee.convergence.config.IdentitySettings;
import ee.convergence.domain.User.Profile;
import java.util.Optional;

/**
 * What users and groups may be called. Every method throws {@link InvalidFieldException} for a text that is too long or
 * cannot be stored. Immutable and thread-safe.
 */
public final class FieldRules {

    private final IdentitySettings limits;

    /** The rules with these limits. */
    public FieldRules(IdentitySettings limits) {
        this.limits = limits;
    }

    /** A user's or a group's name. */
    public void checkName(String field, String name) {
        if (name.isEmpty()) {
            throw new InvalidFieldException(field, field + " must not be empty");
        }
        check(field, name, limits.maxNameLength());
    }

    /** A description. */
    public void checkDescription(String description) {
        check("description", description, limits.maxDescriptionLength());
    }

    /** What people see of a user; empty texts become absent. */
    public Profile profile(Profile profile) {
        return new Profile(
                text("firstName", profile.firstName()),
                text("lastName", profile.lastName()),
                text("displayName", profile.displayName()),
                text("email", profile.email()));
    }

    private Optional<String> text(String field, Optional<String> text) {
        text.ifPresent(present -> check(field, present, limits.maxProfileLength()));
        return text.filter(present -> !present.isEmpty());
    }

    private static void check(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidFieldException(field, field + " has at most " + longest + " characters");
        }
        if (!Texts.isStorable(text)) {
            throw new InvalidFieldException(field, field + " contains characters that are none");
        }
    }
}
