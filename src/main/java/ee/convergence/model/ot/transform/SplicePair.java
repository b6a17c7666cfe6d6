package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.StringSplice;

/**
 * Two splices of one string (ot.md section 5.1). Equal insert positions: the server's text comes first. Text inserted
 * strictly inside a range that the other side deletes is swallowed; at its edges it survives. What both delete is
 * deleted once. Immutable.
 *
 * <p>The letters are those of the specification's tables: the server's splice deletes {@code d} units at {@code i} and
 * inserts {@code a} units, the client's deletes {@code e} units at {@code j} and inserts {@code b} units.
 */
final class SplicePair {

    private final StringSplice server;
    private final StringSplice client;
    private final int i;
    private final int d;
    private final int a;
    private final int j;
    private final int e;
    private final int b;

    SplicePair(StringSplice server, StringSplice client) {
        this.server = server;
        this.client = client;
        i = server.index();
        d = server.deleteCount();
        a = server.insertedValue().length();
        j = client.index();
        e = client.deleteCount();
        b = client.insertedValue().length();
    }

    Transformed<StringSplice> transform() {
        Transformed<StringSplice> pair = byTable();
        return new Transformed<>(withoutEmpty(pair.server()), withoutEmpty(pair.client()));
    }

    private static StringSplice withoutEmpty(StringSplice splice) {
        return splice.isEmpty() ? splice.nullified() : splice;
    }

    private Transformed<StringSplice> byTable() {
        if (server.isEmpty() || client.isEmpty()) {
            return pair(server, client);
        }
        if (d == 0) {
            return e == 0 ? insertAndInsert() : insertAndDelete();
        }
        return e == 0 ? deleteAndInsert() : deleteAndDelete();
    }

    private Transformed<StringSplice> insertAndInsert() {
        return i <= j ? pair(server, client.with(j + a, e)) : pair(server.with(i + b, d), client);
    }

    private Transformed<StringSplice> insertAndDelete() {
        if (i <= j) {
            return pair(server, client.with(j + a, e));
        }
        if (i >= j + e) {
            return pair(server.with(i - e + b, d), client);
        }
        return pair(server.nullified(), client.with(j, e + a));
    }

    private Transformed<StringSplice> deleteAndInsert() {
        if (j <= i) {
            return pair(server.with(i + b, d), client);
        }
        if (j >= i + d) {
            return pair(server, client.with(j - d + a, e));
        }
        return pair(server.with(i, d + b), client.nullified());
    }

    private Transformed<StringSplice> deleteAndDelete() {
        int serverEnd = i + d;
        int clientEnd = j + e;
        if (serverEnd < j) {
            return pair(server, client.with(j - d + a, e));
        }
        if (i > clientEnd) {
            return pair(server.with(i - e + b, d), client);
        }
        if (i == j) {
            return sameStart();
        }
        if (serverEnd == clientEnd) {
            return sameEnd();
        }
        if (i > j && serverEnd < clientEnd) {
            return pair(server.nullified(), client.with(j, e - d + a));
        }
        if (i < j && clientEnd < serverEnd) {
            return pair(server.with(i, d - e + b), client.nullified());
        }
        return partlyOverlapping();
    }

    private Transformed<StringSplice> sameStart() {
        if (d == e) {
            return pair(server.with(i, 0), client.with(j + a, 0));
        }
        return d < e
                ? pair(server.with(i, 0), client.with(j + a, e - d))
                : pair(server.with(i + b, d - e), client.with(j, 0));
    }

    private Transformed<StringSplice> sameEnd() {
        return i > j
                ? pair(server.with(j + b, 0), client.with(j, e - d))
                : pair(server.with(i, d - e), client.with(i + a, 0));
    }

    /** One begins before the other and ends inside it or at its start. */
    private Transformed<StringSplice> partlyOverlapping() {
        int overlap = Math.min(i + d, j + e) - Math.max(i, j);
        return i < j
                ? pair(server.with(i, d - overlap), client.with(i + a, e - overlap))
                : pair(server.with(j + b, d - overlap), client.with(j, e - overlap));
    }

    private static Transformed<StringSplice> pair(StringSplice server, StringSplice client) {
        return new Transformed<>(server, client);
    }
}
