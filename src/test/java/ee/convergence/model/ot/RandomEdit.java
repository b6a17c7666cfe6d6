package ee.convergence.model.ot;

import ee.convergence.model.ot.data.ArrayNode;
import ee.convergence.model.ot.data.BooleanNode;
import ee.convergence.model.ot.data.DateNode;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.data.NumberNode;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.BooleanSet;
import ee.convergence.model.ot.operation.DateSet;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.NumberAdd;
import ee.convergence.model.ot.operation.NumberSet;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Makes random operations that are valid on a given state; new elements have ids with a prefix of their own. */
public final class RandomEdit {

    private static final String[] KEYS = {"a", "b", "c", "d", "text", "list"};

    private final Random random;
    private final String prefix;
    private int nextId;

    public RandomEdit(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
    }

    /** The document that the simulations start with (ot.md section 9.4). */
    public static ObjectNode document() {
        Map<String, Node> properties = new LinkedHashMap<>();
        properties.put("text", new StringNode("@:1", "0123456789"));
        List<Node> children = IntStream.range(0, 5)
                .<Node>mapToObj(i -> new StringNode("@:2" + i, "item" + i))
                .toList();
        properties.put("list", new ArrayNode("@:2", children));
        properties.put("number", new NumberNode("@:3", 10));
        properties.put("truth", new BooleanNode("@:4", true));
        properties.put("date", new DateNode("@:5", Instant.EPOCH));
        properties.put("nested", new ObjectNode("@:6", Map.of("a", new StringNode("@:7", "nested"))));
        return new ObjectNode("@:0", properties);
    }

    /** An operation on any element of the model except for nulls. */
    public DiscreteOperation on(ObjectNode model) {
        return on(model, element -> true);
    }

    /** An operation on an element that satisfies the condition and is not null. */
    public DiscreteOperation on(ObjectNode model, Predicate<Node> condition) {
        List<Node> elements = new ArrayList<>();
        model.forEach(elements::add);
        elements.removeIf(condition.negate());
        elements.removeIf(element -> element.kind() == ElementKind.NULL);
        return onElement(elements.get(random.nextInt(elements.size())));
    }

    private DiscreteOperation onElement(Node element) {
        String id = element.id();
        return switch (element.kind()) {
            case STRING -> onString(id, ((StringNode) element).value());
            case ARRAY -> onArray(id, ((ArrayNode) element).children().size());
            case OBJECT -> onObject((ObjectNode) element);
            case NUMBER ->
                random.nextInt(4) > 0 ? new NumberAdd(id, random.nextInt(9) - 4) : new NumberSet(id, random.nextInt(3));
            case BOOLEAN -> new BooleanSet(id, random.nextBoolean());
            case DATE -> new DateSet(id, Instant.ofEpochMilli(random.nextInt(3)));
            case NULL -> throw new IllegalArgumentException("null takes no operation");
        };
    }

    private DiscreteOperation onString(String id, String value) {
        if (random.nextInt(12) == 0) {
            return new StringSet(id, text());
        }
        int index = random.nextInt(value.length() + 1);
        int deleted = random.nextInt(Math.min(4, value.length() - index) + 1);
        return new StringSplice(id, index, deleted, random.nextInt(3) == 0 ? "" : text());
    }

    private DiscreteOperation onArray(String id, int size) {
        int kind = size == 0 ? 0 : random.nextInt(16);
        if (kind < 5) {
            return new ArrayInsert(id, random.nextInt(size + 1), value(2));
        }
        int index = random.nextInt(size);
        if (kind < 8) {
            return new ArrayRemove(id, index);
        }
        if (kind < 11) {
            return new ArrayReplace(id, index, value(2));
        }
        if (kind < 15) {
            return new ArrayMove(id, index, random.nextInt(size));
        }
        return new ArraySet(id, values(2));
    }

    private DiscreteOperation onObject(ObjectNode object) {
        String key = KEYS[random.nextInt(KEYS.length)];
        if (random.nextInt(16) == 0) {
            return new ObjectSet(object.id(), random.nextBoolean() ? Map.of() : Map.of(key, value(2)));
        }
        if (!object.properties().containsKey(key)) {
            return new AddProperty(object.id(), key, value(2));
        }
        return random.nextBoolean()
                ? new SetProperty(object.id(), key, value(2))
                : new RemoveProperty(object.id(), key);
    }

    private Node value(int depth) {
        String id = prefix + ":" + nextId++;
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> new NumberNode(id, random.nextInt(10));
            case 1 -> new BooleanNode(id, random.nextBoolean());
            case 2 -> new NullNode(id);
            case 3 -> new DateNode(id, Instant.ofEpochMilli(random.nextInt(1000)));
            case 4, 5, 6 -> new StringNode(id, text());
            case 7 -> new ArrayNode(id, values(depth - 1));
            default ->
                new ObjectNode(
                        id,
                        random.nextInt(4) == 0
                                ? Map.of()
                                : Map.of(KEYS[random.nextInt(KEYS.length)], value(depth - 1)));
        };
    }

    private List<Node> values(int depth) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(i -> value(depth)).toList();
    }

    private String text() {
        return "abcdefghijklmnopqrstuvwxyz".substring(random.nextInt(20)).substring(0, 1 + random.nextInt(4));
    }
}
