package ee.convergence.rest.admin;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request's JSON object. A field of another name or kind than expected is a {@link Problem}, thrown as its exception;
 * the value null is the same as no field. Immutable.
 */
final class JsonBody {

    private final JsonObject fields;

    private JsonBody(JsonObject fields) {
        this.fields = fields;
    }

    /**
     * Reads a body.
     *
     * @param max bytes of it at most
     * @param known the fields that it may have
     */
    static JsonBody read(InputStream body, int max, Set<String> known) {
        try {
            byte[] bytes = body.readNBytes(max + 1);
            if (bytes.length > max) {
                throw Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, "A request has at most " + max + " bytes.")
                        .exception();
            }
            return object(parse(bytes), known);
        } catch (IOException broken) {
            throw Problem.malformed("The request's body could not be read.").exception();
        }
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw Problem.field(name, name + " must be a string").exception();
        });
    }

    /** A text that must be there. */
    String requiredText(String name) {
        return text(name)
                .orElseThrow(() -> Problem.field(name, name + " is missing").exception());
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE) {
                return value.getValueType() == ValueType.TRUE;
            }
            throw Problem.field(name, name + " must be true or false").exception();
        });
    }

    /** A number from 1 on. */
    Optional<Integer> count(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonNumber number && number.isIntegral() && isCount(number)) {
                return number.intValueExact();
            }
            throw Problem.field(name, name + " must be a whole number from 1 on")
                    .exception();
        });
    }

    /** A number from 0 on. */
    Optional<Integer> number(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonNumber number && number.isIntegral() && (isCount(number) || isZero(number))) {
                return number.intValueExact();
            }
            throw Problem.field(name, name + " must be a whole number from 0 on")
                    .exception();
        });
    }

    /** Objects that have only these fields. */
    Optional<List<JsonBody>> objects(String name, Set<String> known) {
        return value(name).map(value -> {
            if (value instanceof JsonArray array) {
                return array.stream().map(element -> object(element, known)).toList();
            }
            throw Problem.field(name, name + " must be an array").exception();
        });
    }

    Optional<List<String>> texts(String name) {
        return value(name).map(value -> texts(name, value));
    }

    Optional<JsonBody> object(String name, Set<String> known) {
        return value(name).map(value -> object(value, known));
    }

    /** Whether the field is there, if only as null. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> value.getValueType() != ValueType.NULL);
    }

    private static boolean isCount(JsonNumber number) {
        return number.bigDecimalValue().signum() > 0 && number.bigIntegerValue().bitLength() < Integer.SIZE;
    }

    private static boolean isZero(JsonNumber number) {
        return number.bigDecimalValue().signum() == 0;
    }

    private static List<String> texts(String name, JsonValue value) {
        if (value instanceof JsonArray array) {
            List<String> texts = new ArrayList<>(array.size());
            for (JsonValue element : array) {
                if (!(element instanceof JsonString text)) {
                    throw Problem.field(name, name + " must hold strings").exception();
                }
                texts.add(text.getString());
            }
            return texts;
        }
        throw Problem.field(name, name + " must be an array").exception();
    }

    private static JsonBody object(JsonValue value, Set<String> known) {
        if (!(value instanceof JsonObject object)) {
            throw Problem.malformed("A JSON object is expected.").exception();
        }
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw Problem.field(name, "there is no field " + name).exception();
            }
        }
        return new JsonBody(object);
    }

    private static JsonValue parse(byte[] bytes) {
        try (JsonReader reader = JsonText.PROVIDER.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readValue();
        } catch (JsonException | IllegalStateException malformed) {
            throw Problem.malformed("The request's body is not JSON.").exception();
        }
    }
}
