package ee.convergence.rest;

import ee.convergence.rest.admin.FailureMapper;
import ee.convergence.rest.admin.GroupsOfUserResource;
import ee.convergence.rest.admin.GroupsResource;
import ee.convergence.rest.admin.OffFilter;
import ee.convergence.rest.admin.RefusalMapper;
import ee.convergence.rest.admin.TokenFilter;
import ee.convergence.rest.admin.UsersResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** All resources, named so that no server needs to search for them. */
@ApplicationPath("api")
public class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RootResource.class,
                HealthResource.class,
                UsersResource.class,
                GroupsOfUserResource.class,
                GroupsResource.class,
                OffFilter.class,
                TokenFilter.class,
                RefusalMapper.class,
                FailureMapper.class);
    }
}
