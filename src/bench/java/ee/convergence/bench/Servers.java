package ee.convergence.bench;

import ee.convergence.bench.server.AdministrationCalls;
import ee.convergence.bench.server.BareServer;
import ee.convergence.bench.server.Postgres;
import ee.convergence.bench.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server and the bare endpoint, both running during the whole measurement, so that both stay warm.
 *
 * @param database what the server works on, where that is not a file
 */
record Servers(ServerProcess convergence, ServerProcess bare, Optional<Postgres> database) implements AutoCloseable {

    static Servers start(BenchSettings settings) throws IOException, InterruptedException {
        Optional<Postgres> database = settings.postgres() ? Optional.of(Postgres.start()) : Optional.empty();
        try {
            return start(settings, database);
        } catch (IOException | InterruptedException | RuntimeException e) {
            database.ifPresent(Postgres::close);
            throw e;
        }
    }

    private static Servers start(BenchSettings settings, Optional<Postgres> database)
            throws IOException, InterruptedException {
        ServerProcess bare = startBare(settings);
        try {
            return new Servers(startConvergence(settings, database), bare, database);
        } catch (IOException | InterruptedException | RuntimeException e) {
            bare.close();
            throw e;
        }
    }

    @Override
    public void close() {
        convergence.close();
        bare.close();
        database.ifPresent(Postgres::close);
    }

    private static ServerProcess startConvergence(BenchSettings settings, Optional<Postgres> database)
            throws IOException, InterruptedException {
        List<String> command = java(settings);
        command.add("-Dconvergence.realtime.port=" + freePort());
        database.ifPresent(postgres -> command.add("-Dconvergence.storage.url=" + postgres.url()));
        command.add("-Dconvergence.administration.token=" + AdministrationCalls.TOKEN);
        command.addAll(settings.serverOptions());
        command.addAll(List.of("-jar", settings.war().toString()));
        return ServerProcess.start("convergence", command, emptyDirectory(settings, "convergence"));
    }

    private static ServerProcess startBare(BenchSettings settings) throws IOException, InterruptedException {
        List<String> command = java(settings);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
        command.add(Integer.toString(freePort()));
        return ServerProcess.start("bare", command, emptyDirectory(settings, "bare"));
    }

    private static List<String> java(BenchSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvm());
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The default database is a file in the working directory: each run starts with a new one. */
    private static Path emptyDirectory(BenchSettings settings, String name) throws IOException {
        Path directory = settings.directory().resolve(name);
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }
}
