package ee.convergence.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiled protocol definitions as text, one line per message, field, enum and enum value, all sorted.
 *
 * <p>Names are relative to the protocol's package; those of protobuf's own types begin with {@code g.}.
 */
final class DescriptorTable {

    private final Set<String> lines = new TreeSet<>();

    /** The table of a file and of everything that it imports. */
    static Collection<String> of(FileDescriptor file) {
        DescriptorTable table = new DescriptorTable();
        table.add(file);
        return table.lines;
    }

    private void add(FileDescriptor file) {
        file.getDependencies().forEach(this::add);
        file.getMessageTypes().forEach(this::add);
        file.getEnumTypes().forEach(this::add);
    }

    private void add(Descriptor message) {
        if (message.getOptions().getMapEntry()) {
            return;
        }
        lines.add("message " + shortName(message.getFullName()));
        for (FieldDescriptor field : message.getFields()) {
            lines.add("%s %d %s %s %s %s"
                    .formatted(
                            shortName(message.getFullName()),
                            field.getNumber(),
                            name(field),
                            type(field),
                            label(field),
                            oneof(field)));
        }
        message.getNestedTypes().forEach(this::add);
        message.getEnumTypes().forEach(this::add);
    }

    private void add(EnumDescriptor type) {
        String name = shortName(type.getFullName());
        lines.add("enum " + name);
        type.getValues().forEach(value -> lines.add(name + " " + value.getNumber() + " " + value.getName()));
    }

    private static String name(FieldDescriptor field) {
        boolean ofProtobuf = shortName(field.getFullName()).startsWith("g.");
        return ofProtobuf ? field.getJsonName() : field.getName();
    }

    private static String type(FieldDescriptor field) {
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            return type(entry.findFieldByNumber(1)) + "," + type(entry.findFieldByNumber(2));
        }
        return switch (field.getJavaType()) {
            case MESSAGE -> shortName(field.getMessageType().getFullName());
            case ENUM -> shortName(field.getEnumType().getFullName());
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String label(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map";
        }
        if (field.isRepeated()) {
            return field.isPacked() ? "packed" : "repeated";
        }
        return field.isRequired() ? "required" : "singular";
    }

    private static String oneof(FieldDescriptor field) {
        OneofDescriptor oneof = field.getRealContainingOneof();
        return oneof == null ? "-" : oneof.getName();
    }

    private static String shortName(String fullName) {
        return fullName.replaceFirst("^convergence\\.", "").replaceFirst("^google\\.protobuf\\.", "g.");
    }
}
