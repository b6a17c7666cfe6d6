package ee.convergence.domain;

import ee.convergence.ServerSingleton;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** What other rooms have to say when domains and users come and go; looked for when it is needed. Thread-safe. */
@ServerSingleton
final class DomainFeatures {

    private final Iterable<DomainData> data;
    private final Iterable<GroupAssignments> groups;

    @Inject
    DomainFeatures(Instance<DomainData> data, Instance<GroupAssignments> groups) {
        this((Iterable<DomainData>) data, groups);
    }

    DomainFeatures(Iterable<DomainData> data, Iterable<GroupAssignments> groups) {
        this.data = data;
        this.groups = groups;
    }

    Iterable<DomainData> data() {
        return data;
    }

    Iterable<GroupAssignments> groups() {
        return groups;
    }
}
