package ee.convergence.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document")
class JsonDocumentTest {

    @Test
    @DisplayName("has every kind of element")
    void kinds() {
        Map<String, Node> properties = new LinkedHashMap<>();
        properties.put("", new NullNode("1"));
        properties.put("list", new ArrayNode("2", List.of(new BooleanNode("3", true), new BooleanNode("4", false))));
        properties.put("empty", new ArrayNode("5", List.of()));
        properties.put("date", new DateNode("6", Instant.ofEpochMilli(-5)));
        properties.put("in", new ObjectNode("7", Map.of("text", new StringNode("8", "x"))));
        assertThat(JsonDocument.of(new ObjectNode("0", properties)))
                .isEqualTo("{\"\":null,\"list\":[true,false],\"empty\":[],"
                        + "\"date\":{\"$$convergence_type\":\"date\",\"date\":-5},\"in\":{\"text\":\"x\"}}");
    }

    @Test
    @DisplayName("has the numbers that JSON knows")
    void numbers() {
        assertThat(numbers(0, -0.0, 1, -17, 0.1, 1e21, 1e-7, 9007199254740993.0, Double.NaN, Double.NEGATIVE_INFINITY))
                .isEqualTo("{\"n\":[0,0,1,-17,0.1,1.0E21,1.0E-7,9.007199254740992E15,null,null]}");
    }

    @Test
    @DisplayName("has texts that every database can keep")
    void texts() {
        String text = "\"\\/\n\t\u001f\u007f\u2028é\ud83d\ude00|\0|\ud83d|\ude00";
        assertThat(JsonDocument.of(new ObjectNode("0", Map.of(text, new StringNode("1", text)))))
                .isEqualTo("{T:T}"
                        .replace(
                                "T",
                                "\"\\\"\\\\/\\u000a\\u0009\\u001f\u007f\u2028é\ud83d\ude00|\uFFFD|\uFFFD|\uFFFD\""));
    }

    private static String numbers(double... values) {
        List<Node> children = DoubleStream.of(values)
                .<Node>mapToObj(value -> new NumberNode("n", value))
                .toList();
        return JsonDocument.of(new ObjectNode("0", Map.of("n", new ArrayNode("a", children))));
    }
}
