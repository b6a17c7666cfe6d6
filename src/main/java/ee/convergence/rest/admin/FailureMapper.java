package ee.convergence.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs what nobody expected and tells no more than that. Thread-safe. */
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(RuntimeException failure) {
        LOG.log(Level.ERROR, "a request failed", failure);
        return Problem.FAILED.response();
    }
}
