package ee.convergence.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeDeploy;
import org.jboss.arquillian.container.spi.event.container.BeforeStart;
import org.jboss.arquillian.core.api.annotation.Observes;

/** Ends a server that hangs while it starts or deploys, after it was asked what its threads are waiting for. */
public final class DeploymentWatch {

    private static final long LIMIT_SECONDS = 120;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deployment-watch");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> alarm;

    /** The time runs. */
    public void starting(@Observes BeforeStart event) {
        begin();
    }

    /** In time. */
    public void started(@Observes AfterStart event) {
        end();
    }

    /** The time runs. */
    public void deploying(@Observes BeforeDeploy event) {
        begin();
    }

    /** In time. */
    public void deployed(@Observes AfterDeploy event) {
        end();
    }

    private void begin() {
        end();
        alarm = clock.schedule(DeploymentWatch::endAll, LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void end() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private static void endAll() {
        for (JavaProcess process : JavaProcess.ofChildren()) {
            System.err.println("Not ready after " + LIMIT_SECONDS + " s: " + process + "\n" + process.threads());
            process.kill();
        }
    }
}
