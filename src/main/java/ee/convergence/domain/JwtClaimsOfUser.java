package ee.convergence.domain;

import ee.convergence.config.AuthenticationSettings;
import ee.convergence.domain.User.Profile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * What a JWT says of its user ({@code protocol.md} section 5.2). Immutable.
 *
 * @param username the name
 * @param profile what people see; claims that are absent or of another type are absent
 * @param groups the groups, if the token names them
 */
record JwtClaimsOfUser(String username, Profile profile, Optional<Set<String>> groups) {

    /** The claims of a valid token; empty if one of them is too long or cannot be stored. */
    static Optional<JwtClaimsOfUser> of(JwtClaims claims, AuthenticationSettings limits)
            throws MalformedClaimException {
        JwtClaimsOfUser read = new JwtClaimsOfUser(
                claims.getSubject(),
                new Profile(
                        text(claims, "firstName"),
                        text(claims, "lastName"),
                        text(claims, "displayName"),
                        text(claims, "email")),
                groups(claims));
        boolean small = read.groups.map(Set::size).orElse(0) <= limits.maxGroups()
                && read.texts().allMatch(text -> text.length() <= limits.maxClaimLength() && Texts.isStorable(text));
        return small && !read.username.isEmpty() ? Optional.of(read) : Optional.empty();
    }

    private Stream<String> texts() {
        Stream<Optional<String>> ofProfile =
                Stream.of(profile.firstName(), profile.lastName(), profile.displayName(), profile.email());
        Stream<String> ofGroups = groups.stream().flatMap(Set::stream);
        return Stream.concat(Stream.concat(Stream.of(username), ofProfile.flatMap(Optional::stream)), ofGroups);
    }

    private static Optional<String> text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Set<String>> groups(JwtClaims claims) {
        if (!(claims.getClaimValue("groups") instanceof List<?> list)
                || !list.stream().allMatch(String.class::isInstance)) {
            return Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(id -> ids.add((String) id));
        return Optional.of(ids);
    }
}
