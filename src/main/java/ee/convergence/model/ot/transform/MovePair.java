package ee.convergence.model.ot.transform;

import static ee.convergence.model.ot.transform.Moves.one;
import static ee.convergence.model.ot.transform.Moves.position;

import ee.convergence.model.ot.operation.ArrayMove;

/** Two moves in one array (ot.md section 6.1). Moves of the same element to different places: the server's wins. */
final class MovePair {

    private MovePair() {}

    static Transformed<ArrayMove> transform(ArrayMove s, ArrayMove c) {
        if (ontoItself(s) || ontoItself(c)) {
            return new Transformed<>(carriedIfOntoItself(s, c), carriedIfOntoItself(c, s));
        }
        if (s.fromIndex() == c.fromIndex()) {
            return s.toIndex() == c.toIndex()
                    ? new Transformed<>(s.nullified(), c.nullified())
                    : new Transformed<>(s.between(c.toIndex(), s.toIndex()), c.nullified());
        }
        return new Transformed<>(
                s.between(position(c, s.fromIndex()), serverTarget(s, c)),
                c.between(position(s, c.fromIndex()), clientTarget(s, c)));
    }

    private static boolean ontoItself(ArrayMove move) {
        return move.fromIndex() == move.toIndex();
    }

    private static ArrayMove carriedIfOntoItself(ArrayMove move, ArrayMove other) {
        if (!ontoItself(move)) {
            return move;
        }
        int position = position(other, move.fromIndex());
        return move.between(position, position);
    }

    private static int serverTarget(ArrayMove s, ArrayMove c) {
        int f = s.fromIndex();
        int t = s.toIndex();
        int g = c.fromIndex();
        int u = c.toIndex();
        if (f < t) {
            return g < u ? t - one(g <= t && t < u) : t + one(u <= t && t < g);
        }
        return g < u ? t - one(g < t && t <= u) : t + one(u < t && t <= g || t == u && f < g);
    }

    private static int clientTarget(ArrayMove s, ArrayMove c) {
        int f = s.fromIndex();
        int t = s.toIndex();
        int g = c.fromIndex();
        int u = c.toIndex();
        if (f < t) {
            return g < u ? u - one(f <= u && u <= t) : u - one(f < u && u <= t);
        }
        return g < u ? u + one(t <= u && u < f) : u + one(t < u && u <= f || u == t && g < f);
    }
}
