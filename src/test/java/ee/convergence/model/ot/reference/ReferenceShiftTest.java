package ee.convergence.model.ot.reference;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.data.NullNode;
import ee.convergence.model.ot.operation.AddProperty;
import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.ObjectSet;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.RemoveProperty;
import ee.convergence.model.ot.operation.SetProperty;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A reference")
class ReferenceShiftTest {

    private static final NullNode VALUE = new NullNode("v");

    private static ReferenceValues shifted(ReferenceValues values, Operation operation) {
        return ReferenceShift.shift("e", values, operation).orElseThrow();
    }

    @ParameterizedTest(name = "{0} by splice({1}, {2}, {3}) to {4}")
    @CsvSource({
        "5, 0, 0, XX, 7",
        "5, 5, 0, XX, 7",
        "7, 4, 3, '', 4",
        "4, 5, 2, X, 4",
        "5, 5, 2, X, 6",
        "6, 5, 3, X, 6",
        "9, 5, 3, XY, 8",
        "3, 0, 0, abcd, 7",
        "2147483647, 0, 0, X, 2147483647"
    })
    @DisplayName("to positions of a string is shifted")
    void positions(int position, int index, int deleted, String inserted, int expected) {
        Operation splice = new StringSplice("e", index, deleted, inserted);
        assertThat(shifted(new Indices(List.of(position, 0)), splice))
                .isEqualTo(new Indices(List.of(expected, index == 0 ? inserted.length() : 0)));
        assertThat(shifted(new Ranges(List.of(new Range(position, position))), splice))
                .isEqualTo(new Ranges(List.of(new Range(expected, expected))));
    }

    @Test
    @DisplayName("to a range has both ends shifted by themselves, and stays when the range is deleted")
    void ranges() {
        Ranges range = new Ranges(List.of(new Range(2, 7), new Range(7, 2)));
        assertThat(shifted(range, new StringSplice("e", 0, 4, "")))
                .isEqualTo(new Ranges(List.of(new Range(0, 3), new Range(3, 0))));
        assertThat(shifted(range, new StringSplice("e", 1, 8, "")))
                .isEqualTo(new Ranges(List.of(new Range(1, 1), new Range(1, 1))));
    }

    @Test
    @DisplayName("to properties loses those that are added, replaced or removed")
    void properties() {
        PropertyNames names = new PropertyNames(List.of("k", "z", "k"));
        assertThat(shifted(names, new RemoveProperty("e", "k"))).isEqualTo(new PropertyNames(List.of("z")));
        assertThat(shifted(names, new SetProperty("e", "z", VALUE))).isEqualTo(new PropertyNames(List.of("k", "k")));
        assertThat(shifted(names, new AddProperty("e", "z", VALUE))).isEqualTo(new PropertyNames(List.of("k", "k")));
        assertThat(shifted(names, new AddProperty("e", "y", VALUE))).isEqualTo(names);
    }

    @Test
    @DisplayName("ends with the whole value")
    void wholeValue() {
        Indices index = new Indices(List.of(1));
        Operation batch = new Batch(List.of(new StringSet("e", "new"), new StringSplice("e", 0, 0, "x")));
        assertThat(ReferenceShift.shift("e", index, batch)).isEmpty();
        assertThat(ReferenceShift.shift("e", new PropertyNames(List.of("k")), new ObjectSet("e", Map.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("does not care for no-ops and for other elements")
    void others() {
        Indices index = new Indices(List.of(1));
        assertThat(shifted(index, new StringSplice("other", 0, 0, "x"))).isEqualTo(index);
        assertThat(shifted(index, new StringSet("e", true, "x"))).isEqualTo(index);
        assertThat(shifted(index, new Batch(List.of()))).isEqualTo(index);
    }

    @Test
    @DisplayName("to elements loses those that are dropped")
    void elements() {
        ElementIds ids = new ElementIds(List.of("a", "b", "a"));
        assertThat(ReferenceShift.without(ids, Set.of("a")::contains)).isEqualTo(new ElementIds(List.of("b")));
        assertThat(ReferenceShift.without(ids, Set.of("c")::contains)).isSameAs(ids);
    }

    @Test
    @DisplayName("knows what it can be on, and keeps its kind when it is cleared")
    void kinds() {
        assertThat(new Indices(List.of(1)).target()).contains(ElementKind.STRING);
        assertThat(new Ranges(List.of()).target()).contains(ElementKind.STRING);
        assertThat(new PropertyNames(List.of()).target()).contains(ElementKind.OBJECT);
        assertThat(new ElementIds(List.of()).target()).isEmpty();
        assertThat(new Indices(List.of(1)).cleared()).isEqualTo(new Indices(List.of()));
    }
}
