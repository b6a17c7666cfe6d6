package ee.convergence.domain;

import com.google.protobuf.StringValue;
import ee.convergence.protocol.MentionedUser;
import ee.convergence.protocol.wire.core.DomainUserData;
import java.util.Optional;

/**
 * A user's record ({@code identity-presence.md} section 1.2).
 *
 * @param key the record's key in the database
 * @param id the user's name
 * @param profile what people see
 * @param disabled whether the user may not log in
 * @param deletedUsername the name before the deletion; present exactly for deleted users
 * @param revision how often the record was changed: of two records of a user the one with the higher is newer
 */
public record User(
        long key, UserId id, Profile profile, boolean disabled, Optional<String> deletedUsername, long revision) {

    /**
     * What people see of a user; every part may be absent.
     *
     * @param firstName the first name
     * @param lastName the last name
     * @param displayName the name to show
     * @param email the e-mail address
     */
    public record Profile(
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> displayName,
            Optional<String> email) {

        /** A profile of nothing but perhaps a display name. */
        public static Profile named(Optional<String> displayName) {
            return new Profile(Optional.empty(), Optional.empty(), displayName, Optional.empty());
        }
    }

    /** An anonymous user as it is made by a login. */
    public static User anonymous(long key, String username, Optional<String> displayName) {
        return new User(
                key, new UserId(UserType.ANONYMOUS, username), Profile.named(displayName), false, Optional.empty(), 0);
    }

    /** A mention of the user as of this record. */
    public MentionedUser mention() {
        return new MentionedUser(toWire(), revision);
    }

    /** Whether the user is neither disabled nor deleted. */
    public boolean mayLogIn() {
        return !disabled && deletedUsername.isEmpty();
    }

    /** As it travels; what is not set is absent. */
    public DomainUserData toWire() {
        DomainUserData.Builder data = DomainUserData.newBuilder().setUserId(id.toWire());
        profile.firstName().map(StringValue::of).ifPresent(data::setFirstName);
        profile.lastName().map(StringValue::of).ifPresent(data::setLastName);
        profile.displayName().map(StringValue::of).ifPresent(data::setDisplayName);
        profile.email().map(StringValue::of).ifPresent(data::setEmail);
        deletedUsername.map(StringValue::of).ifPresent(data::setDeletedUsername);
        return data.setDisabled(disabled)
                .setDeleted(deletedUsername.isPresent())
                .build();
    }
}
