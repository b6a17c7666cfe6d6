package ee.convergence.model.store;

import com.google.protobuf.CodedInputStream;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.wire.MalformedDataException;
import ee.convergence.model.wire.ValueWire;
import ee.convergence.protocol.wire.model.ObjectValue;
import java.io.IOException;
import java.sql.SQLException;

/** Whole models as they are stored. Stateless. */
final class RootBytes {

    /** An element takes up to three levels of nested messages. */
    static final int RECURSION_LIMIT = 3 * ModelTree.MAX_DEPTH + 20;

    private RootBytes() {}

    static byte[] of(ObjectNode root) {
        return ValueWire.encode(root).toByteArray();
    }

    static ObjectNode root(byte[] bytes) throws SQLException {
        try {
            CodedInputStream input = CodedInputStream.newInstance(bytes);
            input.setRecursionLimit(RECURSION_LIMIT);
            return ValueWire.decode(ObjectValue.parseFrom(input));
        } catch (IOException | MalformedDataException damaged) {
            throw new SQLException("The stored data of a model is damaged", damaged);
        }
    }
}
