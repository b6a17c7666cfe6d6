package ee.convergence.server;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the {@link DeploymentWatch}. */
public final class DeploymentWatchExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(DeploymentWatch.class);
    }
}
