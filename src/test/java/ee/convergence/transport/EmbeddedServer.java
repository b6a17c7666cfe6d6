package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeSuite;
import ee.convergence.launcher.ServerProcess;
import ee.convergence.storage.TestDatabase;
import ee.convergence.storage.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The embedded default as the server of one test class, in a process of its own, with the two domains that a {@link
 * Target} needs. After the last test its log must be free of errors.
 */
public final class EmbeddedServer implements BeforeAllCallback, AfterAllCallback {

    private final boolean onPostgres;
    private final Map<String, String> settings;
    private boolean failing;
    private TestDatabase database;
    private ServerProcess process;

    private EmbeddedServer(boolean onPostgres, Map<String, String> settings) {
        this.onPostgres = onPostgres;
        this.settings = new HashMap<>(domains());
        this.settings.putAll(settings);
    }

    /** A server with the default settings. */
    public static EmbeddedServer withDefaults() {
        return with(Map.of());
    }

    /** A server with the given settings in addition to the domains. */
    public static EmbeddedServer with(Map<String, String> settings) {
        return new EmbeddedServer(false, settings);
    }

    /** Like {@link #with}, its data on PostgreSQL. */
    public static EmbeddedServer onPostgres(Map<String, String> settings) {
        return new EmbeddedServer(true, settings);
    }

    /** The same server, for tests that make it log errors. */
    public EmbeddedServer thatFails() {
        failing = true;
        return this;
    }

    /** The settings that make the two domains of a {@link Target} and let the tests administer them. */
    public static Map<String, String> domains() {
        String domains = "convergence.bootstrap.domains.";
        return Map.of(
                "convergence.administration.token",
                NodeSuite.ADMIN_TOKEN,
                domains + "0.namespace",
                "convergence",
                domains + "0.id",
                "default",
                domains + "0.config.authentication.anonymousAuthEnabled",
                "true",
                domains + "1.namespace",
                "convergence",
                domains + "1.id",
                "closed");
    }

    /** The running server. */
    public Target target() {
        return Target.of(process.uri());
    }

    /** The process of the running server. */
    public ServerProcess process() {
        return process;
    }

    /** Where the running server has its data. */
    public String databaseUrl() {
        return database == null
                ? "jdbc:sqlite:" + process.folder().resolve("convergence.db")
                : database.settings().url();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (process == null) {
            if (onPostgres) {
                database = TestDatabase.postgresql(TestPostgres.of(context));
                settings.put("convergence.storage.url", databaseUrl());
            }
            process = ServerProcess.start(settings);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() != null) {
            return;
        }
        try (ServerProcess ending = process) {
            if (!failing) {
                assertLogIsClean(ending);
            }
            assertThat(ending.terminate()).isZero();
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    /** Asserts that the server has logged neither an error nor a stack trace so far. */
    public static void assertLogIsClean(ServerProcess process) {
        assertThat(process.output().lines())
                .noneMatch(line -> line.contains(" SEVERE ") || line.matches("\\s+at .*\\(.*\\)"));
    }
}
