package ee.convergence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several deployments in one virtual machine, at the same time and one after the other. */
@Timeout(60)
class RedeploymentIT {

    @TempDir
    private Path folder;

    @Test
    void eachDeploymentLoadsItsOwnNativeLibraryAndReleasesItsDrivers() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shared.db");
        try (URLClassLoader first = deployment();
                URLClassLoader second = deployment()) {
            Supplier<Long> firstRunning = start(first, url);
            Supplier<Long> secondRunning = start(second, url);
            assertThat(firstRunning.get()).isZero();
            assertThat(secondRunning.get()).isZero();
        }
        try (URLClassLoader third = deployment()) {
            assertThat(start(third, url).get()).isZero();
        }
    }

    @SuppressWarnings("unchecked")
    private static Supplier<Long> start(URLClassLoader deployment, String url) throws Exception {
        Class<?> application = deployment.loadClass(DeployedApplication.class.getName());
        assertThat(application).isNotEqualTo(DeployedApplication.class);
        return ((Function<String, Supplier<Long>>)
                        application.getDeclaredConstructor().newInstance())
                .apply(url);
    }

    private static URLClassLoader deployment() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
