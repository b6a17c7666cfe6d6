package ee.convergence.domain;

/**
 * Names a domain. Both parts are compared exactly.
 *
 * @param namespace the namespace
 * @param id the id within the namespace
 */
public record DomainId(String namespace, String id) {

    @Override
    public String toString() {
        return namespace + "/" + id;
    }
}
