package ee.convergence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Timestamp;
import ee.convergence.domain.UserId;
import ee.convergence.domain.UserType;
import ee.convergence.model.creation.NewModel;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.Indices;
import ee.convergence.model.ot.reference.PropertyNames;
import ee.convergence.model.ot.reference.Range;
import ee.convergence.model.ot.reference.Ranges;
import ee.convergence.model.permission.ModelPermissions;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.permission.PermissionChange;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.model.ArrayInsertOperationData;
import ee.convergence.protocol.wire.model.AutoCreateModelConfigResponseMessage;
import ee.convergence.protocol.wire.model.CompoundOperationData;
import ee.convergence.protocol.wire.model.CreateRealtimeModelRequestMessage;
import ee.convergence.protocol.wire.model.DataValue;
import ee.convergence.protocol.wire.model.DateSetOperationData;
import ee.convergence.protocol.wire.model.DateValue;
import ee.convergence.protocol.wire.model.DiscreteOperationData;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OperationData;
import ee.convergence.protocol.wire.model.ReferenceValues;
import ee.convergence.protocol.wire.model.SetModelPermissionsRequestMessage;
import ee.convergence.protocol.wire.model.UserModelPermissionsData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What clients send")
class ClientDataTest {

    private static final ModelRights READ = new ModelRights(true, false, false, false);

    @Test
    @DisplayName("is malformed when something is missing in a value")
    void values() {
        assertMalformed(DataValue.getDefaultInstance());
        assertMalformed(DataValue.newBuilder()
                .setDateValue(DateValue.newBuilder().setId("d"))
                .build());
        assertMalformed(DataValue.newBuilder()
                .setObjectValue(ObjectValue.newBuilder().putChildren("x", DataValue.getDefaultInstance()))
                .build());
        assertMalformed(DataValue.newBuilder()
                .setDateValue(DateValue.newBuilder()
                        .setId("d")
                        .setValue(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)))
                .build());
    }

    @Test
    @DisplayName("is malformed when something is missing in an operation")
    void operations() {
        assertMalformed(OperationData.getDefaultInstance());
        assertMalformed(discrete(DiscreteOperationData.getDefaultInstance()));
        assertMalformed(OperationData.newBuilder()
                .setCompoundOperation(
                        CompoundOperationData.newBuilder().addOperations(DiscreteOperationData.getDefaultInstance()))
                .build());
        assertMalformed(discrete(DiscreteOperationData.newBuilder()
                .setArrayInsertOperation(ArrayInsertOperationData.newBuilder().setId("a"))
                .build()));
        assertMalformed(discrete(DiscreteOperationData.newBuilder()
                .setDateSetOperation(DateSetOperationData.newBuilder().setId("d"))
                .build()));
    }

    @Test
    @DisplayName("may hold any client's date, with nanoseconds of either sign")
    void dates() throws Exception {
        for (long millis : new long[] {-8_640_000_000_000_000L, -1, 0, 1_700_000_000_123L, 8_640_000_000_000_000L}) {
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(TimeWire.decode(TimeWire.encode(instant))).isEqualTo(instant);
        }
        Timestamp negative =
                Timestamp.newBuilder().setSeconds(0).setNanos(-1_000_000).build();
        assertThat(TimeWire.decode(negative)).isEqualTo(Instant.ofEpochMilli(-1));
    }

    @Test
    @DisplayName("tells the kind of reference values even if there are none")
    void references() throws Exception {
        for (ee.convergence.model.ot.reference.ReferenceValues values : List.of(
                new Indices(List.of(3, -1)),
                new Ranges(List.of(new Range(5, 2))),
                new PropertyNames(List.of("", "a")),
                new ElementIds(List.of("@:1")))) {
            assertThat(ReferenceWire.decode(reparsed(values))).isEqualTo(values);
            assertThat(ReferenceWire.decode(reparsed(values.cleared()))).isEqualTo(values.cleared());
        }
        assertThatThrownBy(() -> ReferenceWire.decode(ReferenceValues.getDefaultInstance()))
                .isInstanceOf(MalformedDataException.class);
    }

    @Test
    @DisplayName("changes of permissions exactly what it holds")
    void permissions() {
        UserId ann = new UserId(UserType.NORMAL, "ann");
        assertThat(PermissionWire.decode(SetModelPermissionsRequestMessage.getDefaultInstance()))
                .isEqualTo(new PermissionChange(Optional.empty(), Optional.empty(), false, Map.of(), Set.of()));
        SetModelPermissionsRequestMessage full = SetModelPermissionsRequestMessage.newBuilder()
                .setOverrideCollection(BoolValue.of(false))
                .setWorldPermissions(PermissionWire.encode(READ))
                .setRemoveAllUserPermissionsBeforeSet(true)
                .addSetUserPermissions(UserModelPermissionsData.newBuilder()
                        .setUser(ann.toWire())
                        .setPermissions(PermissionWire.encode(ModelRights.ALL)))
                .addSetUserPermissions(
                        UserModelPermissionsData.newBuilder().setUser(DomainUserIdData.getDefaultInstance()))
                .addRemovedUserPermissions(ann.toWire())
                .build();
        assertThat(PermissionWire.decode(full))
                .isEqualTo(new PermissionChange(
                        Optional.of(false), Optional.of(READ), true, Map.of(ann, ModelRights.ALL), Set.of(ann)));
        ModelPermissions own = new ModelPermissions(true, READ, Map.of(ann, READ));
        assertThat(PermissionWire.decode(PermissionWire.encode(own).getUserPermissionsList()))
                .isEqualTo(own.users());
    }

    @Test
    @DisplayName("describes new models")
    void creations() throws Exception {
        ObjectNode root = new ObjectNode("@:0", Map.of("s", new StringNode("@:1", "x")));
        CreateRealtimeModelRequestMessage request = CreateRealtimeModelRequestMessage.newBuilder()
                .setCollectionId("c")
                .setData(ValueWire.encodeRoot(root))
                .setCreatedTime(TimeWire.encode(Instant.ofEpochMilli(5)))
                .setOverrideWorldPermissions(true)
                .setWorldPermissions(PermissionWire.encode(READ))
                .build();
        NewModel wanted = CreationWire.decode(request, "m");
        assertThat(wanted)
                .isEqualTo(new NewModel(
                        "m",
                        "c",
                        root,
                        Optional.of(Instant.ofEpochMilli(5)),
                        new ModelPermissions(true, READ, Map.of()),
                        false));
        assertThat(wanted.fault()).isEmpty();
        assertThatThrownBy(() -> CreationWire.decode(CreateRealtimeModelRequestMessage.getDefaultInstance(), "m"))
                .isInstanceOf(MalformedDataException.class);
        NewModel empty = CreationWire.decode(
                AutoCreateModelConfigResponseMessage.newBuilder()
                        .setEphemeral(true)
                        .build(),
                "m");
        assertThat(empty.root()).isEqualTo(new ObjectNode("0:1", Map.of()));
        assertThat(empty.ephemeral()).isTrue();
        assertThat(empty.fault()).isPresent();
    }

    @Test
    @DisplayName("makes no model of impossible ids")
    void impossible() {
        ObjectNode fine = new ObjectNode("@:0", Map.of());
        assertThat(model("c", "m", fine).fault()).isEmpty();
        for (String id : List.of("", "x".repeat(257), "a\0b", "\ud800")) {
            assertThat(model(id, "m", fine).fault()).isPresent();
            assertThat(model("c", id, fine).fault()).isPresent();
        }
        ObjectNode twice = new ObjectNode("@:0", Map.of("s", new StringNode("@:0", "")));
        assertThat(model("c", "m", twice).fault()).isPresent();
        assertThat(model("c", "m", new ObjectNode("", Map.of())).fault()).isPresent();
    }

    private static NewModel model(String collection, String id, ObjectNode root) {
        return new NewModel(id, collection, root, Optional.empty(), ModelPermissions.NONE, false);
    }

    private static ReferenceValues reparsed(ee.convergence.model.ot.reference.ReferenceValues values) throws Exception {
        return ReferenceValues.parseFrom(ReferenceWire.encode(values).toByteArray());
    }

    private static OperationData discrete(DiscreteOperationData data) {
        return OperationData.newBuilder().setDiscreteOperation(data).build();
    }

    private static void assertMalformed(DataValue value) {
        assertThatThrownBy(() -> ValueWire.decode(value)).isInstanceOf(MalformedDataException.class);
    }

    private static void assertMalformed(OperationData operation) {
        assertThatThrownBy(() -> OperationWire.decode(operation)).isInstanceOf(MalformedDataException.class);
    }
}
