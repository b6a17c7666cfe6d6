package ee.convergence.rest.admin;

import ee.convergence.domain.DomainId;
import jakarta.ws.rs.PathParam;

/** The domain that a path names. Resources take it as a parameter: not every server fills their own fields. */
public class DomainPath {

    @PathParam("namespace")
    private String namespace;

    @PathParam("domain")
    private String id;

    /** For the server. */
    public DomainPath() {}

    DomainId name() {
        return new DomainId(namespace, id);
    }
}
