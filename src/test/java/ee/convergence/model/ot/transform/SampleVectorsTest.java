package ee.convergence.model.ot.transform;

import static ee.convergence.model.ot.transform.PairDomain.ID;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.PlainElement;
import ee.convergence.model.ot.data.Node;
import ee.convergence.model.ot.data.StringNode;
import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.StringSplice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The sample vectors of the specification")
class SampleVectorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2,0,XY | 2,0,q | 2,0,XY | 4,0,q | 01XYq23456789
                    5,0,X | 2,0,qr | 7,0,X | 2,0,qr | 01qr234X56789
                    4,0,XY | 2,5, | noOp | 2,7, | 01789
                    2,0,XY | 2,3, | 2,0,XY | 4,3, | 01XY56789
                    5,0,XY | 2,3,q | 3,0,XY | 2,3,q | 01qXY56789
                    3,0,XY | 2,3,q | noOp | 2,5,q | 01q56789
                    2,3, | 2,0,q | 3,3, | 2,0,q | 01q56789
                    2,3,XY | 4,0,q | 2,4,XY | noOp | 01XY56789
                    2,3,XY | 5,0,q | 2,3,XY | 4,0,q | 01XYq56789
                    1,2, | 5,2, | 1,2, | 3,2, | 034789
                    2,3, | 4,4, | 2,2, | 2,3, | 0189
                    2,3,XY | 5,2,q | 2,3,XY | 4,2,q | 01XYq789
                    5,2,X | 2,3,qr | 4,2,X | 2,3,qr | 01qrX789
                    4,4,X | 2,4,qr | 4,2,X | 2,2,qr | 01qrX89
                    2,2,X | 2,5,qr | 2,0,X | 3,3,qr | 01Xqr789
                    4,3,X | 2,5,qr | 4,0,X | 2,2,qr | 01qrX789
                    3,2,X | 2,5,qr | noOp | 2,4,qr | 01qr789
                    2,5,X | 2,2,qr | 4,3,X | 2,0,qr | 01qrX789
                    2,5,X | 5,2,qr | 2,3,X | 3,0,qr | 01Xqr789
                    2,5,X | 3,2,qr | 2,5,X | noOp | 01X789
                    2,3,XY | 2,3,q | 2,0,XY | 4,0,q | 01XYq56789
                    2,3, | 2,3, | noOp | noOp | 0156789
                    2,3,XY | 2,3, | 2,0,XY | noOp | 01XY56789
                    2,3, | 2,3,q | noOp | 2,0,q | 01q56789
                    2,5,X | 3,2, | 2,3,X | noOp | 01X789
                    7,2,XYZ | 1,2,q | 6,2,XYZ | 1,2,q | 0q3456XYZ9
                    """)
    @DisplayName("for splices (index, deleted, text) of 0123456789")
    void splices(String s, String c, String expectedServer, String expectedClient, String result) throws Exception {
        StringSplice server = splice(s);
        StringSplice client = splice(c);
        Transformed<Operation> pair = Transformation.transform(server, client);
        assertThat(pair.server()).isEqualTo(expected(expectedServer, pair.server()));
        assertThat(pair.client()).isEqualTo(expected(expectedClient, pair.client()));
        Node start = new StringNode(ID, "0123456789");
        Node end = PlainElement.apply(PlainElement.apply(start, server), (DiscreteOperation) pair.client());
        assertThat(end).isEqualTo(new StringNode(ID, result));
    }

    private static Operation expected(String text, Operation actual) {
        return text.equals("noOp") ? ((StringSplice) actual).nullified() : splice(text);
    }

    private static StringSplice splice(String text) {
        String[] parts = text.split(",", -1);
        return new StringSplice(ID, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    move 1>4 | move 2>6 | move 1>3 | move 1>6
                    move 1>4 | move 4>6 | move 1>3 | move 3>6
                    move 1>4 | move 1>6 | move 6>4 | noOp
                    move 1>4 | move 1>4 | noOp | noOp
                    move 1>4 | move 6>2 | move 1>5 | move 6>1
                    move 1>4 | move 4>1 | move 2>4 | move 3>1
                    move 4>1 | move 2>6 | move 3>1 | move 3>6
                    move 4>1 | move 1>4 | move 3>1 | move 2>4
                    move 4>1 | move 6>1 | move 5>2 | move 6>1
                    move 6>1 | move 4>1 | move 6>1 | move 5>2
                    move 4>1 | move 4>2 | move 2>1 | noOp
                    move 4>1 | move 3>0 | move 4>2 | move 4>0
                    move 3>3 | move 1>5 | move 2>2 | move 1>5
                    move 1>5 | move 1>1 | move 1>5 | move 5>5
                    insert 3 | move 1>5 | insert 2 | move 1>6
                    insert 3 | move 5>1 | insert 4 | move 6>1
                    insert 1 | move 1>5 | insert 1 | move 2>6
                    remove 1 | move 1>5 | remove 5 | noOp
                    remove 3 | move 1>5 | remove 2 | move 1>4
                    remove 5 | move 5>1 | remove 1 | noOp
                    remove 3 | move 5>1 | remove 4 | move 4>1
                    replace 1 | move 1>5 | replace 5 | move 1>5
                    replace 3 | move 5>1 | replace 4 | move 5>1
                    move 1>5 | insert 3 | move 1>6 | insert 2
                    move 5>1 | insert 6 | move 5>1 | insert 6
                    move 1>5 | remove 1 | noOp | remove 5
                    move 5>1 | remove 2 | move 4>1 | remove 3
                    move 5>1 | replace 5 | move 5>1 | replace 1
                    remove 3 | replace 3 | noOp | insert 3
                    replace 3 | remove 3 | insert 3 | noOp
                    insert 3 | insert 3 | insert 3 | insert 4
                    insert 3 | remove 3 | insert 3 | remove 4
                    remove 3 | insert 3 | remove 4 | insert 3
                    insert 3 | replace 3 | insert 3 | replace 4
                    replace 3 | insert 3 | replace 4 | insert 3
                    """)
    @DisplayName("for arrays")
    void arrays(String s, String c, String server, String client) throws Exception {
        Transformed<Operation> pair = Transformation.transform(arrayOperation(s, "s"), arrayOperation(c, "c"));
        assertThat(pair.server()).isEqualTo(expected(server, "s", pair.server()));
        assertThat(pair.client()).isEqualTo(expected(client, "c", pair.client()));
    }

    private static Operation expected(String text, String value, Operation actual) {
        return text.equals("noOp") ? ((DiscreteOperation) actual).nullified() : arrayOperation(text, value);
    }

    private static DiscreteOperation arrayOperation(String text, String value) {
        String[] words = text.split("[ >]");
        int index = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "insert" -> new ArrayInsert(ID, index, PairDomain.value(value));
            case "remove" -> new ArrayRemove(ID, index);
            case "replace" -> new ArrayReplace(ID, index, PairDomain.value(value));
            case "move" -> new ArrayMove(ID, index, Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException(text);
        };
    }
}
