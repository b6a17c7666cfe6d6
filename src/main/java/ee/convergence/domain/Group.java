package ee.convergence.domain;

import java.util.List;

/**
 * A group of users. Immutable.
 *
 * @param id its name, compared exactly
 * @param description what it is for; may be empty
 * @param members users of any type, ordered by type and name
 */
public record Group(String id, String description, List<UserId> members) {

    /** Copies the members. */
    public Group {
        members = List.copyOf(members);
    }
}
