package ee.convergence.permission;

import ee.convergence.domain.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change of what is granted on one target ({@code permissions.md} section 5.2). Immutable. */
sealed interface GrantChange {

    /** The users it names. */
    Set<UserId> users();

    /** The groups it names. */
    Set<String> groups();

    /** Grants these, beside what there is. */
    record Add(GrantLists lists) implements GrantChange {
        @Override
        public Set<UserId> users() {
            return lists.users().keySet();
        }

        @Override
        public Set<String> groups() {
            return lists.groups().keySet();
        }
    }

    /** Takes exactly these away, in every spelling. */
    record Remove(GrantLists lists) implements GrantChange {
        @Override
        public Set<UserId> users() {
            return lists.users().keySet();
        }

        @Override
        public Set<String> groups() {
            return lists.groups().keySet();
        }
    }

    /** Puts these in the place of what there is; what is empty stays as it is. */
    record Replace(Optional<Set<String>> world, Optional<Part<UserId>> usersPart, Optional<Part<String>> groupsPart)
            implements GrantChange {
        @Override
        public Set<UserId> users() {
            return usersPart.map(part -> part.permissions().keySet()).orElse(Set.of());
        }

        @Override
        public Set<String> groups() {
            return groupsPart.map(part -> part.permissions().keySet()).orElse(Set.of());
        }
    }

    /**
     * What users or groups have from now on.
     *
     * @param permissions all of what each of these has
     * @param replaceAll whether all others have nothing
     */
    record Part<K>(Map<K, Set<String>> permissions, boolean replaceAll) {}
}
