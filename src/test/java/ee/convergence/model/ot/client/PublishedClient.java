package ee.convergence.model.ot.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.client.NodeProcess;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.OperationWire;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.OperationData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transformation of the published JavaScript client, reached through its public API and the protocol. */
final class PublishedClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /**
     * What the client is put through.
     *
     * @param element where it starts
     * @param remote the operations that it receives after it has made its own
     * @param own the operations that it makes
     */
    record Case(Node element, List<Operation> remote, List<Operation> own) {}

    /**
     * What came of it.
     *
     * @param sent the client's operations; the values are as in the case, but their ids are the client's
     * @param transformed the client's operations, to follow the remote ones
     * @param element where it ended
     */
    record Outcome(List<Operation> sent, List<Operation> transformed, Node element) {}

    private PublishedClient() {}

    static List<Outcome> play(List<Case> cases) throws IOException, InterruptedException, MalformedDataException {
        Path in = Files.createTempFile("cases", ".txt");
        Path out = Files.createTempFile("outcomes", ".txt");
        try {
            Files.write(in, cases.stream().map(PublishedClient::line).toList());
            NodeProcess.Result result =
                    new NodeProcess(Map.of(), TIMEOUT).run(List.of("pairs.js", in.toString(), out.toString()));
            assertThat(result.exitCode()).as(result.output()).isZero();
            List<Outcome> outcomes = new ArrayList<>();
            for (String line : Files.readAllLines(out)) {
                outcomes.add(outcome(line));
            }
            assertThat(outcomes).hasSameSizeAs(cases);
            return outcomes;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    private static String line(Case each) {
        return Stream.of(
                        base64(ValueWire.encode(each.element()).toByteArray()),
                        operations(each.remote()),
                        operations(each.own()))
                .collect(Collectors.joining(";"));
    }

    private static String operations(List<Operation> operations) {
        return operations.stream()
                .map(operation -> base64(OperationWire.encode(operation).toByteArray()))
                .collect(Collectors.joining(","));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Outcome outcome(String line) throws InvalidProtocolBufferException, MalformedDataException {
        String[] parts = line.split(";", -1);
        DataValue element = DataValue.parseFrom(Base64.getDecoder().decode(parts[2]));
        return new Outcome(decode(parts[0]), decode(parts[1]), ValueWire.decode(element));
    }

    private static List<Operation> decode(String text) throws InvalidProtocolBufferException, MalformedDataException {
        List<Operation> operations = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",")) {
            operations.add(OperationWire.decode(
                    OperationData.parseFrom(Base64.getDecoder().decode(each))));
        }
        return operations;
    }
}
