package ee.convergence.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.client.NodeProcess;
import ee.convergence.protocol.wire.ConvergenceMessage;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our protocol definitions against those that the published JavaScript client is built from. */
@DisplayName("The protocol definitions")
class PublishedDescriptorIT {

    private static final int MESSAGES = 229;

    private static List<String> published;

    @BeforeAll
    static void describePublished() throws Exception {
        NodeProcess.Result result = NodeProcess.plain().run(List.of("descriptor.js"));
        assertThat(result.exitCode()).as(result.output()).isZero();
        published = result.output().lines().toList();
    }

    @Test
    @DisplayName("have every message, enum and field of the published ones")
    void lackNothing() {
        assertThat(without(published, compiled())).isEmpty();
    }

    @Test
    @DisplayName("have no message, enum or field beyond the published ones")
    void addNothing() {
        assertThat(without(compiled(), published)).isEmpty();
    }

    @Test
    @DisplayName("are compared with all messages of the protocol")
    void areCompletelyCompared() {
        assertThat(published)
                .filteredOn(line -> line.startsWith("message ") && !line.startsWith("message g."))
                .hasSize(MESSAGES);
    }

    private static Collection<String> compiled() {
        return DescriptorTable.of(ConvergenceMessage.getDescriptor().getFile());
    }

    private static Collection<String> without(Collection<String> lines, Collection<String> others) {
        Collection<String> rest = new TreeSet<>(lines);
        rest.removeAll(others);
        return rest;
    }
}
