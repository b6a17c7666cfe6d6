package ee.convergence.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** TomEE by its script and its folder of web applications. */
final class StandaloneTomee extends StandaloneServer {

    private static final Path SERVER = HOME.toAbsolutePath();

    StandaloneTomee(Map<String, String> settings, String managedUrl) {
        super(settings, managedUrl);
    }

    @Override
    ProcessBuilder prepare() throws IOException {
        for (String name : List.of("lib", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(folder().resolve(name));
        }
        Path configuration = folder().resolve("conf");
        copy(SERVER.resolve("conf"), configuration);
        Files.writeString(
                configuration.resolve("server.xml"),
                Files.readString(Path.of("target/test-classes/tomee-server.xml"))
                        .replace("8080", Integer.toString(port()))
                        .replace("8005", Integer.toString(freePort())));
        if (!managedUrl().isEmpty()) {
            Files.copy(driver(), folder().resolve("lib").resolve(driver().getFileName()));
            Files.writeString(configuration.resolve("tomee.xml"), dataSource());
        }
        ProcessBuilder command =
                new ProcessBuilder("sh", SERVER.resolve("bin/catalina.sh").toString(), "run");
        command.environment().put("CATALINA_BASE", folder().toString());
        command.environment().put("CATALINA_OPTS", String.join(" ", jvmOptions()));
        return command;
    }

    @Override
    boolean isReady(String log) {
        return log.contains("Server startup in");
    }

    @Override
    String jndiName() {
        return "openejb:Resource/Convergence";
    }

    @Override
    public void deploy() {
        long before = deployments();
        copyWar(folder().resolve("webapps/ROOT.war"));
        process().until("the WAR is deployed", () -> deployments() > before);
    }

    @Override
    void attempt() {
        deploy();
        undeploy();
    }

    @Override
    public void undeploy() {
        try {
            Files.delete(folder().resolve("webapps/ROOT.war"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        process().until("the WAR is undeployed", () -> !Files.exists(folder().resolve("webapps/ROOT")));
    }

    private long deployments() {
        return process()
                .log()
                .lines()
                .filter(line -> line.contains("Deployment of web application archive") && line.contains("has finished"))
                .count();
    }

    private String dataSource() {
        return """
                <tomee>
                  <Resource id="Convergence" type="DataSource">
                    JdbcDriver = org.postgresql.Driver
                    JdbcUrl = %s
                    JtaManaged = false
                    MaxActive = 10
                  </Resource>
                </tomee>
                """.formatted(managedUrl());
    }
}
