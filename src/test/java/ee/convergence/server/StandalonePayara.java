package ee.convergence.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Payara Micro, its the WAR put in and taken out by a small console within it. */
final class StandalonePayara extends StandaloneServer {

    private static final Path MICRO = HOME.resolve("payara-micro.jar").toAbsolutePath();
    private static final Path TEST = Path.of("target/test-classes").toAbsolutePath();

    StandalonePayara(Map<String, String> settings, String managedUrl) {
        super(settings, managedUrl);
    }

    @Override
    ProcessBuilder prepare() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmOptions());
        command.addAll(opens());
        command.addAll(List.of(
                "-cp",
                MICRO.toString(),
                TEST.resolve("payara/MicroConsole.java").toString()));
        command.addAll(List.of("--rootdir", folder().resolve("root").toString()));
        command.addAll(List.of("--port", Integer.toString(port())));
        command.addAll(List.of(
                "--prebootcommandfile", TEST.resolve("payara-preboot.txt").toString()));
        if (!managedUrl().isEmpty()) {
            Path commands = folder().resolve("postboot.txt");
            Files.writeString(commands, dataSource());
            command.addAll(List.of("--addlibs", driver().toString()));
            command.addAll(List.of("--postbootcommandfile", commands.toString()));
        }
        return new ProcessBuilder(command);
    }

    @Override
    boolean isReady(String log) {
        return log.contains("The console is open");
    }

    @Override
    String jndiName() {
        return "jdbc/convergence";
    }

    @Override
    public void deploy() {
        command("deploy " + WAR);
    }

    @Override
    public void undeploy() {
        command("undeploy");
    }

    /** What {@code java -jar} would open by the JAR's manifest. */
    private static List<String> opens() throws IOException {
        try (JarFile jar = new JarFile(MICRO.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            return Stream.of("Add-Opens", "Add-Exports")
                    .flatMap(name -> Stream.ofNullable(attributes.getValue(name))
                            .flatMap(packages -> Stream.of(packages.split("\\s+")))
                            .map(opened -> "--" + name.toLowerCase(Locale.ROOT) + "=" + opened + "=ALL-UNNAMED"))
                    .toList();
        }
    }

    @Override
    void attempt() {
        command("deploy " + WAR);
    }

    private void command(String command) {
        int before = process().log().length();
        process().tell(command);
        String answer = "The console has done: " + command;
        process().until(answer, () -> process().log().substring(before).contains(answer));
    }

    private String dataSource() {
        return """
                create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGSimpleDataSource \
                --restype=javax.sql.DataSource --maxpoolsize=10 --property url="%s" Convergence
                create-jdbc-resource --connectionpoolid=Convergence %s
                """.formatted(managedUrl().replace(":", "\\:"), jndiName());
    }
}
