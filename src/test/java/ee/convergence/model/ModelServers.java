package ee.convergence.model;

import ee.convergence.storage.TestDatabase;
import ee.convergence.transport.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** Settings of servers for tests of models. */
public final class ModelServers {

    /** What makes the suites' waiting short. */
    public static final Map<String, String> SETTINGS = Map.of("convergence.offline.model-sync-interval", "1 s");

    private ModelServers() {}

    /** The settings of a server of its own process, with the domains that the suites need, on this database. */
    public static Map<String, String> settings(TestDatabase database) {
        Map<String, String> all = new HashMap<>(EmbeddedServer.domains());
        all.putAll(SETTINGS);
        all.put("convergence.storage.url", database.settings().url());
        return all;
    }
}
