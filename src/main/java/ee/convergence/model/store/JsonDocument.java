package ee.convergence.model.store;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes values as JSON without ids (query-history.md section A4): a date is an object of {@code $$convergence_type} and
 * {@code date}, in milliseconds. Numbers that JSON does not know are null. What PostgreSQL cannot keep in texts, the
 * character 0 and halves of surrogate pairs, is replaced by U+FFFD. Not thread-safe.
 */
final class JsonDocument {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder json = new StringBuilder();

    private JsonDocument() {}

    /** The root of a model. */
    static String of(ObjectNode root) {
        JsonDocument document = new JsonDocument();
        document.add(root);
        return document.json.toString();
    }

    private void add(Node node) {
        if (node instanceof ObjectNode object) {
            add(object);
        } else if (node instanceof ArrayNode array) {
            add(array);
        } else if (node instanceof StringNode string) {
            add(string.value());
        } else if (node instanceof NumberNode number) {
            add(number.value());
        } else if (node instanceof BooleanNode truth) {
            json.append(truth.value());
        } else if (node instanceof DateNode date) {
            json.append("{\"$$convergence_type\":\"date\",\"date\":")
                    .append(date.value().toEpochMilli())
                    .append('}');
        } else {
            json.append("null");
        }
    }

    private void add(ObjectNode object) {
        json.append('{');
        Iterator<Map.Entry<String, Node>> properties =
                object.properties().entrySet().iterator();
        while (properties.hasNext()) {
            Map.Entry<String, Node> property = properties.next();
            add(property.getKey());
            json.append(':');
            add(property.getValue());
            json.append(properties.hasNext() ? "," : "");
        }
        json.append('}');
    }

    private void add(ArrayNode array) {
        json.append('[');
        Iterator<Node> children = array.children().iterator();
        while (children.hasNext()) {
            add(children.next());
            json.append(children.hasNext() ? "," : "");
        }
        json.append(']');
    }

    private void add(double number) {
        if (Double.isInfinite(number) || Double.isNaN(number)) {
            json.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            json.append((long) number);
        } else {
            json.append(number);
        }
    }

    private void add(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                json.append('\\').append(unit);
            } else if (unit == 0 || isHalf(text, i)) {
                json.append(REPLACEMENT);
            } else if (unit < ' ') {
                json.append(String.format("\\u%04x", (int) unit));
            } else {
                json.append(unit);
            }
        }
        json.append('"');
    }

    private static boolean isHalf(String text, int index) {
        char unit = text.charAt(index);
        if (Character.isHighSurrogate(unit)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(unit) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
