package ee.convergence.rest;

import ee.convergence.rest.admin.AdministratorTokensResource;
import ee.convergence.rest.admin.ChatPolicyResource;
import ee.convergence.rest.admin.ChatsResource;
import ee.convergence.rest.admin.CollectionsResource;
import ee.convergence.rest.admin.DescriptionResource;
import ee.convergence.rest.admin.DomainsResource;
import ee.convergence.rest.admin.FailureMapper;
import ee.convergence.rest.admin.GroupsOfUserResource;
import ee.convergence.rest.admin.GroupsResource;
import ee.convergence.rest.admin.KeysResource;
import ee.convergence.rest.admin.ModelsResource;
import ee.convergence.rest.admin.NameFilter;
import ee.convergence.rest.admin.OffFilter;
import ee.convergence.rest.admin.PasswordResource;
import ee.convergence.rest.admin.PermissionsResource;
import ee.convergence.rest.admin.RefusalMapper;
import ee.convergence.rest.admin.SessionsResource;
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
                DescriptionResource.class,
                DomainsResource.class,
                UsersResource.class,
                PasswordResource.class,
                GroupsOfUserResource.class,
                GroupsResource.class,
                KeysResource.class,
                SessionsResource.class,
                AdministratorTokensResource.class,
                CollectionsResource.class,
                ModelsResource.class,
                ChatsResource.class,
                ChatPolicyResource.class,
                PermissionsResource.class,
                OffFilter.class,
                TokenFilter.class,
                NameFilter.class,
                RefusalMapper.class,
                FailureMapper.class);
    }
}
