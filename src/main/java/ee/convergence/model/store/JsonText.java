package ee.convergence.model.store;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import java.util.Map;

/**
 * Writes values as JSON for the database to search: without ids, dates as an object with their milliseconds. What JSON or
 * a database cannot say (a number that is not finite, the character 0) becomes null or is replaced. Stateless.
 */
final class JsonText {

    private static final char REPLACEMENT = '\uFFFD';

    private JsonText() {}

    static String of(Node node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof ObjectNode object) {
            write(object, text);
        } else if (node instanceof ArrayNode array) {
            write(array, text);
        } else if (node instanceof StringNode string) {
            write(string.value(), text);
        } else if (node instanceof NumberNode number) {
            write(number.value(), text);
        } else if (node instanceof BooleanNode truth) {
            text.append(truth.value());
        } else if (node instanceof DateNode date) {
            text.append("{\"$date\":").append(date.value().toEpochMilli()).append('}');
        } else {
            text.append("null");
        }
    }

    private static void write(ObjectNode object, StringBuilder text) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, Node> property : object.properties().entrySet()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            write(property.getKey(), text);
            text.append(':');
            write(property.getValue(), text);
        }
        text.append('}');
    }

    private static void write(ArrayNode array, StringBuilder text) {
        text.append('[');
        boolean first = true;
        for (Node child : array.children()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            write(child, text);
        }
        text.append(']');
    }

    private static void write(double number, StringBuilder text) {
        if (!Double.isFinite(number)) {
            text.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            text.append((long) number);
        } else {
            text.append(number);
        }
    }

    private static void write(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            write(string, i, text);
        }
        text.append('"');
    }

    private static void write(String string, int index, StringBuilder text) {
        char character = string.charAt(index);
        if (character == '"' || character == '\\') {
            text.append('\\').append(character);
        } else if (character == 0 || isAlone(string, index)) {
            text.append(REPLACEMENT);
        } else if (character < ' ') {
            text.append(String.format("\\u%04x", (int) character));
        } else {
            text.append(character);
        }
    }

    /** Half of a pair, whose other half an edit took away. */
    private static boolean isAlone(String string, int index) {
        char character = string.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
    }
}
