package ee.convergence.transport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ee.convergence.ServerSingleton;
import ee.convergence.client.ClientRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The endpoint and all beans behind it in this very process, on Tyrus and Grizzly: no servlet, no filter. Configured by
 * system properties, which are taken back at the end.
 */
final class TyrusServer implements BeforeAllCallback, AfterAllCallback {

    private final Map<String, String> settings = new HashMap<>(EmbeddedServer.domains());
    private SeContainer beans;
    private ServerLifecycle lifecycle;
    private LoopbackTyrus server;
    private int port;

    /** Where it listens. */
    Target target() {
        return Target.of(URI.create("http://127.0.0.1:" + port));
    }

    /** The clients that are connected. */
    ClientRegistry registry() {
        return beans.select(ClientRegistry.class).get();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (beans != null) {
            return;
        }
        Path folder = Path.of("target", "tyrus-" + System.nanoTime());
        Files.createDirectories(folder);
        settings.put("convergence.storage.url", "jdbc:sqlite:" + folder.resolve("test.db"));
        settings.forEach(System::setProperty);
        beans = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beanClasses())
                .initialize();
        lifecycle = beans.select(ServerLifecycle.class).get();
        lifecycle.contextInitialized(null);
        server = new LoopbackTyrus(RealtimeEndpoint.class);
        port = server.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (context.getRequiredTestClass().getEnclosingClass() != null) {
            return;
        }
        lifecycle.contextDestroyed(null);
        server.stop();
        beans.close();
        settings.keySet().forEach(System::clearProperty);
        registerDrivers();
    }

    /** The application took its drivers with it, but the tests that follow in this process need them. */
    private static void registerDrivers() throws SQLException {
        DriverManager.registerDriver(new org.sqlite.JDBC());
        DriverManager.registerDriver(new org.postgresql.Driver());
    }

    private static Class<?>[] beanClasses() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("/protocol/wire/"))
                        .importPackages("ee.convergence")
                        .stream()
                        .filter(TyrusServer::isBean)
                        .map(JavaClass::reflect)
                        .toArray(Class<?>[]::new);
    }

    private static boolean isBean(JavaClass type) {
        return type.isAnnotatedWith(ServerSingleton.class)
                || type.isAnnotatedWith(ApplicationScoped.class)
                || type.isAnnotatedWith(Dependent.class)
                || type.isEquivalentTo(ServerLifecycle.class);
    }
}
