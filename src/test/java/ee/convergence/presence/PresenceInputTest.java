package ee.convergence.presence;

import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import ee.convergence.config.PresenceSettings;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceInputTest {

    private final PresenceInput input = new PresenceInput(new PresenceSettings(3, 5, 40, 100, 10, 4, 6));

    @Test
    void keepsUsersInOrderWithTheirTypes() throws InvalidPresenceException {
        DomainUserIdData ann = new UserId(UserType.NORMAL, "ann").toWire();
        DomainUserIdData anonymous = new UserId(UserType.ANONYMOUS, "ann").toWire();
        assertThat(input.users(List.of(anonymous, ann, anonymous)))
                .extracting(UserId::toWire)
                .containsExactly(anonymous, ann, anonymous);
    }

    @Test
    void refusesUsersThatCannotBe() {
        DomainUserIdData ann = new UserId(UserType.NORMAL, "ann").toWire();
        refuses("no name", () -> input.users(List.of(DomainUserIdData.getDefaultInstance())));
        refuses(
                "unknown type",
                () -> input.users(List.of(ann.toBuilder().setUserTypeValue(3).build())));
        refuses(
                "6 characters",
                () -> input.users(List.of(ann.toBuilder().setUsername("1234567").build())));
        refuses("4 users", () -> input.users(Collections.nCopies(5, ann)));
        assertThat(ann.getUserType()).isEqualTo(DomainUserTypeData.Normal);
    }

    @Test
    void acceptsAllOfJson() throws InvalidPresenceException {
        Map<String, Value> all = Map.of(
                "null", Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build(),
                "bool", Value.newBuilder().setBoolValue(false).build(),
                "text", Value.newBuilder().setStringValue("").build(),
                "deep", list(struct(list(value(1)))));
        assertThat(input.values(all)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNone(double number) {
        refuses("not finite", () -> input.values(Map.of("a", value(number))));
        refuses("not finite", () -> input.values(Map.of("a", value(1), "b", list(struct(value(number))))));
    }

    @Test
    void refusesValuesWithoutAKindHoweverDeep() {
        Value none = Value.getDefaultInstance();
        refuses("no kind", () -> input.values(Map.of("a", none)));
        refuses("no kind", () -> input.values(Map.of("a", list(none))));
        refuses("no kind", () -> input.values(Map.of("a", struct(list(none)))));
    }

    @Test
    void refusesWhatIsTooLong() {
        Value text = Value.newBuilder().setStringValue("x".repeat(40)).build();
        refuses("40 bytes", () -> input.values(Map.of("a", text)));
        refuses("5 characters", () -> input.values(Map.of("123456", value(1))));
        refuses("5 characters", () -> input.keys(List.of("a", "123456")));
        refuses("4 users or keys", () -> input.keys(Collections.nCopies(5, "a")));
    }

    private static void refuses(String reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidPresenceException.class).hasMessageContaining(reason);
    }

    private static Value list(Value element) {
        return Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(element))
                .build();
    }

    private static Value struct(Value field) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields("f", field))
                .build();
    }
}
