package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.ArrayInsert;
import ee.convergence.model.ot.operation.ArrayMove;
import ee.convergence.model.ot.operation.ArrayOperation;
import ee.convergence.model.ot.operation.ArrayRemove;
import ee.convergence.model.ot.operation.ArrayReplace;
import ee.convergence.model.ot.operation.ArraySet;
import ee.convergence.model.ot.operation.DiscreteOperation;

/**
 * Pairs of operations on one array (ot.md section 6), except for two moves. A whole-value set wins over everything, a
 * replacement over a removal: it then becomes an insertion.
 */
final class ArrayTransformation {

    private ArrayTransformation() {}

    static Transformed<? extends DiscreteOperation> transform(ArrayOperation server, ArrayOperation client) {
        if (server instanceof ArraySet s) {
            boolean equal = client instanceof ArraySet c && s.values().equals(c.values());
            return Transformation.serverWins(server, client, equal);
        }
        if (client instanceof ArraySet) {
            return pair(server.nullified(), client);
        }
        if (server instanceof ArrayMove s) {
            return client instanceof ArrayMove c
                    ? MovePair.transform(s, c)
                    : pair(Moves.after(client, s), Moves.carry(s, client));
        }
        if (client instanceof ArrayMove c) {
            return pair(Moves.carry(c, server), Moves.after(server, c));
        }
        return byTable(server, client);
    }

    private static Transformed<ArrayOperation> byTable(ArrayOperation server, ArrayOperation client) {
        if (server instanceof ArrayInsert insert) {
            return insert(insert, client);
        }
        if (server instanceof ArrayRemove remove) {
            return remove(remove, client);
        }
        return replace((ArrayReplace) server, client);
    }

    private static Transformed<ArrayOperation> insert(ArrayInsert s, ArrayOperation client) {
        int i = s.index();
        if (i <= Moves.index(client)) {
            return pair(s, Moves.shifted(client, 1));
        }
        if (client instanceof ArrayInsert) {
            return pair(s.at(i + 1), client);
        }
        return client instanceof ArrayRemove ? pair(s.at(i - 1), client) : pair(s, client);
    }

    private static Transformed<ArrayOperation> remove(ArrayRemove s, ArrayOperation client) {
        int i = s.index();
        int j = Moves.index(client);
        if (i < j) {
            return pair(s, Moves.shifted(client, -1));
        }
        if (client instanceof ArrayInsert) {
            return pair(s.at(i + 1), client);
        }
        if (client instanceof ArrayRemove) {
            return i == j ? pair(s.nullified(), client.nullified()) : pair(s.at(i - 1), client);
        }
        ArrayReplace c = (ArrayReplace) client;
        return i == j ? pair(s.nullified(), new ArrayInsert(c.id(), j, c.value())) : pair(s, c);
    }

    private static Transformed<ArrayOperation> replace(ArrayReplace s, ArrayOperation client) {
        int i = s.index();
        int j = Moves.index(client);
        if (i < j) {
            return pair(s, client);
        }
        if (client instanceof ArrayInsert) {
            return pair(s.at(i + 1), client);
        }
        if (client instanceof ArrayRemove) {
            return i == j ? pair(new ArrayInsert(s.id(), i, s.value()), client.nullified()) : pair(s.at(i - 1), client);
        }
        ArrayReplace c = (ArrayReplace) client;
        if (i > j) {
            return pair(s, c);
        }
        return pair(s.value().equals(c.value()) ? s.nullified() : s, c.nullified());
    }

    private static Transformed<ArrayOperation> pair(ArrayOperation server, ArrayOperation client) {
        return new Transformed<>(server, client);
    }
}
