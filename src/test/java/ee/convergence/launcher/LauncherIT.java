package ee.convergence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher promises to whoever starts, watches and ends the process. */
class LauncherIT {

    private static final long GENEROUS_START_MILLIS = 15_000;
    private static final long THIRTY_MEGABYTES = 30_000_000;
    private static final Path NEWER_JAVA = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");

    @TempDir
    Path folder;

    @Test
    void saysWhereClientsConnectAndWhichDomainsThereAre() {
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            int port = server.uri().getPort();
            assertThat(server.output().lines().filter(line -> line.contains("is ready")))
                    .singleElement()
                    .asString()
                    .matches(
                            "convergence-ee \\S+ is ready: ws://127\\.0\\.0\\.1:" + port + "/\\{namespace}/\\{domain}");
            assertThat(server.output().lines().map(String::strip))
                    .contains("http://127.0.0.1:" + port + "/convergence/default")
                    .anyMatch(line -> line.contains("which anybody may enter"));
        }
    }

    @Test
    void servesOnlyTheConfiguredDomains() {
        Map<String, String> settings = Map.of(
                "convergence.bootstrap.domains.0.namespace", "acme",
                "convergence.bootstrap.domains.0.id", "plans");
        try (ServerProcess server = ServerProcess.start(settings)) {
            assertThat(server.output())
                    .contains("/acme/plans")
                    .doesNotContain("convergence/default")
                    .doesNotContain("anybody");
        }
    }

    @Test
    void isReadyInTime() {
        long begin = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            assertThat((System.nanoTime() - begin) / 1_000_000)
                    .as(server.output())
                    .isLessThan(GENEROUS_START_MILLIS);
        }
    }

    @Test
    void servesTheStaticPageButNotItsOwnParts() throws Exception {
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            HttpResponse<String> page = get(server.uri("about.html"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(page.body()).contains("connectAnonymously");
            for (String path : List.of("ee/convergence/launcher/Main.class", "WEB-INF/web.xml")) {
                assertThat(get(server.uri(path)).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void endsRegularlyOnSigtermAndLeavesNothingBehind() throws IOException {
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            assertThat(unpacked(server.folder())).hasSize(1);
            assertThat(server.terminate()).as(server.output()).isZero();
            assertThat(unpacked(server.folder())).isEmpty();
        }
    }

    @Test
    void removesWhatAKilledProcessLeftButNotWhatALivingOneUses() throws IOException {
        Path left;
        try (ServerProcess killed = ServerProcess.startIn(folder, Map.of())) {
            left = unpacked(folder).get(0);
            killed.kill();
        }
        assertThat(left).exists();
        Map<String, String> otherDatabase = Map.of("convergence.storage.url", "jdbc:sqlite:other.db");
        try (ServerProcess living = ServerProcess.startIn(folder, Map.of())) {
            List<Path> used = unpacked(folder);
            assertThat(used).hasSize(1).doesNotContain(left);
            try (ServerProcess second = ServerProcess.startIn(folder, otherDatabase)) {
                assertThat(unpacked(folder)).hasSize(2).containsAll(used);
                assertThat(second.pid()).isNotEqualTo(living.pid());
            }
        }
    }

    @Test
    void saysInOneLineThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            try (ServerProcess server = ServerProcess.launch(Map.of("convergence.realtime.port", port))) {
                assertThat(server.awaitExit()).isEqualTo(1);
                assertThat(server.output().lines())
                        .singleElement()
                        .asString()
                        .startsWith("convergence-ee cannot start: port " + port)
                        .contains("in use");
                assertThat(unpacked(server.folder())).isEmpty();
            }
        }
    }

    @Test
    void saysInOneLineThatASettingIsWrong() {
        try (ServerProcess server = ServerProcess.launch(Map.of("convergence.realtime.port", "eighty"))) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output().lines()).singleElement().asString().contains("port has type STRING");
        }
    }

    @Test
    void runsOnANewerJavaWithoutItsWarnings() throws Exception {
        assumeTrue(Files.isExecutable(NEWER_JAVA), "no newer JDK here");
        try (ServerProcess server = ServerProcess.start(NEWER_JAVA, Map.of())) {
            assertThat(get(server.uri("about.html")).statusCode()).isEqualTo(200);
            assertThat(server.terminate()).isZero();
            assertThat(server.output()).doesNotContain("Unsafe").doesNotContain("restricted method");
        }
    }

    @Test
    void staysBelowThirtyMegabytes() throws IOException {
        assertThat(Files.size(Path.of("target/convergence.war"))).isLessThan(THIRTY_MEGABYTES);
    }

    private static List<Path> unpacked(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("tmp"))) {
            return found.filter(path -> path.getFileName().toString().startsWith("convergence-ee-"))
                    .toList();
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
