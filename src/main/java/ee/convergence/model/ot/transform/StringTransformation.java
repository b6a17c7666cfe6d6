package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.StringOperation;
import ee.convergence.model.ot.operation.StringSet;
import ee.convergence.model.ot.operation.StringSplice;

/** Pairs of operations on one string (ot.md section 5): a whole-value set wins over any splice. */
final class StringTransformation {

    private StringTransformation() {}

    static Transformed<? extends DiscreteOperation> transform(StringOperation server, StringOperation client) {
        if (server instanceof StringSplice s && client instanceof StringSplice c) {
            return new SplicePair(s, c).transform();
        }
        if (server instanceof StringSet s) {
            boolean equal = client instanceof StringSet c && s.value().equals(c.value());
            return Transformation.serverWins(server, client, equal);
        }
        return new Transformed<>(server.nullified(), client);
    }
}
