package ee.convergence.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** WildFly by its script, its deployment scanner and its command line. */
final class StandaloneWildFly extends StandaloneServer {

    private static final Path SERVER = HOME.toAbsolutePath();
    private static final String NAME = "convergence.war";

    private final int managementPort = freePort();

    StandaloneWildFly(Map<String, String> settings, String managedUrl) {
        super(settings, managedUrl);
    }

    @Override
    ProcessBuilder prepare() throws IOException {
        copy(SERVER.resolve("standalone/configuration"), folder().resolve("configuration"));
        Path configuration = folder().resolve("configuration/standalone.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration).replace("scan-interval=\"5000\"", "scan-interval=\"500\""));
        Files.createDirectories(deployments());
        ProcessBuilder command = new ProcessBuilder(
                SERVER.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + folder(),
                "-Djboss.http.port=" + port(),
                "-Djboss.https.port=" + freePort(),
                "-Djboss.management.http.port=" + managementPort);
        command.environment().put("JAVA_OPTS", String.join(" ", jvmOptions()));
        // With this the script hands signals on.
        command.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        return command;
    }

    @Override
    boolean isReady(String log) {
        return log.contains("WFLYSRV0025");
    }

    @Override
    String jndiName() {
        return "java:jboss/datasources/Convergence";
    }

    @Override
    void completeStart() throws IOException {
        if (managedUrl().isEmpty()) {
            return;
        }
        Path script = folder().resolve("datasource.cli");
        Files.writeString(script, """
                deploy %s --name=postgresql.jar
                data-source add --name=Convergence --jndi-name=%s --driver-name=postgresql.jar \
                    --connection-url=%s --max-pool-size=10
                """.formatted(driver(), jndiName(), managedUrl()));
        Path output = folder().resolve("cli.log");
        Process cli = new ProcessBuilder(
                        SERVER.resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=127.0.0.1:" + managementPort,
                        "--file=" + script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process().until("the DataSource is made", () -> !cli.isAlive());
        if (cli.exitValue() != 0) {
            throw new AssertionError(Files.readString(output));
        }
    }

    @Override
    public void deploy() {
        attempt();
        if (isMarked("failed")) {
            throw new AssertionError(process().log());
        }
    }

    @Override
    void attempt() {
        if (Files.exists(deployments().resolve(NAME))) {
            unmark("failed");
            mark("dodeploy");
        } else {
            copyWar(deployments().resolve(NAME));
        }
        process()
                .until(
                        "the WAR is deployed or not",
                        () -> !isMarked("dodeploy") && (isMarked("deployed") || isMarked("failed")));
    }

    @Override
    public void undeploy() {
        unmark("deployed");
        process().until("the WAR is undeployed", () -> isMarked("undeployed"));
    }

    private Path deployments() {
        return folder().resolve("deployments");
    }

    private Path marker(String state) {
        return deployments().resolve(NAME + "." + state);
    }

    private boolean isMarked(String state) {
        return Files.exists(marker(state));
    }

    private void unmark(String state) {
        try {
            Files.deleteIfExists(marker(state));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void mark(String state) {
        try {
            Files.createFile(marker(state));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
