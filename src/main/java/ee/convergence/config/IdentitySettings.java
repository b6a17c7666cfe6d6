package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much of users and groups anybody may ask for or store ({@code identity-presence.md} section 6, rows 12 and 16).
 * Lengths are in characters.
 *
 * @param maxListLength users or groups in one message
 * @param maxSearchResults users that one search returns
 * @param maxTermLength length of a search term
 * @param maxNameLength length of a user's or a group's name
 * @param maxProfileLength length of each other text of a user
 * @param maxDescriptionLength length of a group's description
 */
public record IdentitySettings(
        int maxListLength,
        int maxSearchResults,
        int maxTermLength,
        int maxNameLength,
        int maxProfileLength,
        int maxDescriptionLength) {

    static IdentitySettings of(Config config) {
        return new IdentitySettings(
                config.getInt("max-list-length"),
                config.getInt("max-search-results"),
                config.getInt("max-term-length"),
                config.getInt("max-name-length"),
                config.getInt("max-profile-length"),
                config.getInt("max-description-length"));
    }
}
