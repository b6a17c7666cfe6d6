package ee.convergence.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.rest.RestApplication;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description in {@code openapi.json} is that of the resources. */
class DescriptionTest {

    private final JsonObject description = read();

    @Test
    void everyOperationIsDescribedWithItsParameters() {
        Map<String, Set<String>> described = new TreeMap<>();
        description
                .getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject()
                        .forEach((method, operation) -> described.put(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                                queryParameters(operation.asJsonObject()))));
        assertThat(described).isEqualTo(operations());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(description))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(description.getValue(reference.substring(1))).isNotNull());
    }

    @Test
    void everyOperationCanBeRefusedAndHasItsOwnName() {
        Set<String> ids = new TreeSet<>();
        description.getJsonObject("paths").values().stream()
                .flatMap(methods -> methods.asJsonObject().values().stream())
                .map(JsonValue::asJsonObject)
                .forEach(operation -> {
                    assertThat(ids.add(operation.getString("operationId"))).isTrue();
                    assertThat(operation.getJsonObject("responses").keySet()).contains("401", "503");
                });
    }

    @Test
    void allResourcesAreGuarded() {
        assertThat(resources()).isNotEmpty().allMatch(type -> type.isAnnotationPresent(Administration.class));
    }

    private static Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        resources()
                .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method(method) != null)
                        .forEach(method -> operations.put(
                                method(method) + " " + path(type, method), queryParameters(type, method))));
        return operations;
    }

    private static Stream<Class<?>> resources() {
        return new RestApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .filter(type -> type.getPackage().equals(DescriptionTest.class.getPackage()));
    }

    private static String method(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static String path(Class<?> type, Method method) {
        String path = type.getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        return below == null ? path : path + "/" + below.value();
    }

    private static Set<String> queryParameters(Class<?> type, Method method) {
        Set<String> names = new TreeSet<>(ofFields(type));
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                names.addAll(ofFields(parameter.getType()));
            }
            name(parameter.getAnnotations()).ifPresent(names::add);
        }
        return names;
    }

    private static Set<String> ofFields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(Field::getAnnotations)
                .flatMap(annotations -> name(annotations).stream())
                .collect(Collectors.toSet());
    }

    private static java.util.Optional<String> name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
    }

    private Set<String> queryParameters(JsonObject operation) {
        JsonArray parameters = operation.getJsonArray("parameters");
        return parameters == null
                ? Set.of()
                : parameters.stream()
                        .map(JsonValue::asJsonObject)
                        .map(parameter -> parameter.containsKey("$ref")
                                ? description
                                        .getValue(parameter.getString("$ref").substring(1))
                                        .asJsonObject()
                                : parameter)
                        .filter(parameter -> parameter.getString("in").equals("query"))
                        .map(parameter -> parameter.getString("name"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> references(JsonValue value) {
        Set<String> found = new TreeSet<>();
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                if (name.equals("$ref") && inner instanceof JsonString reference) {
                    found.add(reference.getString());
                }
                found.addAll(references(inner));
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(inner -> found.addAll(references(inner)));
        }
        return found;
    }

    private static JsonObject read() {
        try (JsonReader reader = Json.createReader(DescriptionTest.class.getResourceAsStream("openapi.json"))) {
            return reader.readObject();
        }
    }
}
