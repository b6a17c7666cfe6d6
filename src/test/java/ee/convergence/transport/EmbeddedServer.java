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
 * The embedded default as the server of one test class, in a process of its own, with the domains that a {@link Target}
 * needs. After the last test its log must be free of errors.
 */
public final class EmbeddedServer implements BeforeAllCallback, AfterAllCallback {

    private final boolean onPostgres;
    private final Map<String, String> settings;
    private String heap = "512m";
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

    /** The same server with a heap of another size, as {@code -Xmx} takes it. */
    public EmbeddedServer withHeap(String size) {
        heap = size;
        return this;
    }

    /** The settings that make the domains of a {@link Target} and let the tests administer them. */
    public static Map<String, String> domains() {
        Map<String, String> all = new HashMap<>();
        all.put("convergence.administration.token", NodeSuite.ADMIN_TOKEN);
        all.putAll(domain(0, "default", true));
        all.put("convergence.bootstrap.domains.0.config.collection.autoCreate", "true");
        all.putAll(domain(1, "closed", false));
        all.putAll(domain(2, "manual", true));
        all.put("convergence.bootstrap.domains.2.config.collection.autoCreate", "false");
        return all;
    }

    private static Map<String, String> domain(int index, String id, boolean anonymous) {
        String domain = "convergence.bootstrap.domains." + index + ".";
        return Map.of(
                domain + "namespace",
                "convergence",
                domain + "id",
                id,
                domain + "config.authentication.anonymousAuthEnabled",
                Boolean.toString(anonymous));
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
            process = ServerProcess.startWithHeap(heap, settings);
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
