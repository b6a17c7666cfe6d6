package ee.convergence.identity;

import ee.convergence.config.IdentitySettings;
import ee.convergence.domain.UserId;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.identity.SearchUsersRequestMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what clients ask for ({@code identity-presence.md} section 6, rows 12, 13 and 16). Every method throws {@link
 * InvalidRequestException} for what is malformed or more than the limits allow. Immutable and thread-safe.
 */
final class IdentityInput {

    private final IdentitySettings limits;

    IdentityInput(IdentitySettings limits) {
        this.limits = limits;
    }

    /** Users, in the order of the message. */
    List<UserId> users(List<DomainUserIdData> sent) throws InvalidRequestException {
        checkLength(sent.size());
        List<UserId> users = new ArrayList<>(sent.size());
        for (DomainUserIdData user : sent) {
            users.add(UserId.of(user)
                    .orElseThrow(() -> new InvalidRequestException("A user has no name or an unknown type.")));
        }
        return users;
    }

    /** Groups, in the order of the message. */
    List<String> groups(List<String> sent) throws InvalidRequestException {
        checkLength(sent.size());
        return List.copyOf(sent);
    }

    /** A search. */
    UserSearch search(SearchUsersRequestMessage sent) throws InvalidRequestException {
        if (sent.getValue().length() > limits.maxTermLength()) {
            throw new InvalidRequestException("A search term has at most " + limits.maxTermLength() + " characters.");
        }
        Set<UserField> fields = fields(sent);
        UserField order = UserField.of(sent.getOrderField())
                .orElseThrow(() -> new InvalidRequestException("Invalid order field value"));
        int offset = sent.hasOffset() ? sent.getOffset().getValue() : 0;
        int limit = sent.hasLimit() ? sent.getLimit().getValue() : limits.maxSearchResults();
        if (offset < 0 || limit < 0) {
            throw new InvalidRequestException("Offset and limit must not be negative.");
        }
        return new UserSearch(
                fields,
                sent.getValue(),
                order,
                sent.getAscending(),
                offset,
                Math.min(limit, limits.maxSearchResults()));
    }

    private static Set<UserField> fields(SearchUsersRequestMessage sent) throws InvalidRequestException {
        if (sent.getFieldsCount() == 0) {
            throw new InvalidRequestException("A search needs at least one field.");
        }
        Set<UserField> fields = EnumSet.noneOf(UserField.class);
        for (var field : sent.getFieldsList()) {
            fields.add(
                    UserField.of(field).orElseThrow(() -> new InvalidRequestException("Invalid search field value")));
        }
        return fields;
    }

    private void checkLength(int length) throws InvalidRequestException {
        if (length > limits.maxListLength()) {
            throw new InvalidRequestException("A message has at most " + limits.maxListLength() + " users or groups.");
        }
    }
}
